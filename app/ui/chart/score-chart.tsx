import { useId, useState } from 'react'

import { DataTable, type Column } from '../data-table.tsx'
import { Disclosure } from '../disclosure.tsx'
import { curveInWords } from '../score-change.ts'
import type { ScoreBand } from './band-rows.ts'
import { dayInWords } from './calendar-days.ts'
import { narrowChart, wideChart, type ScoreChartInput, type ScorePoint } from './score-chart-layout.ts'
import { ScoreChartDrawing } from './score-chart-drawing.tsx'
import { bandName, pointInWords } from './score-chart-words.ts'

export type ScoreChartProps = ScoreChartInput & {
  /** The instrument's short name: "PHQ-9". */
  instrument: string
}

/** The course of the scores: seen as a curve, spoken point by point, and the same numbers as a table below. */
export function ScoreChart({ instrument, points: given, max, bands, days }: ScoreChartProps) {
  const points = given.toSorted((a, b) => a.day - b.day)
  const [chosen, choose] = useState(points.length - 1)
  const at = Math.min(chosen, points.length - 1)
  const helpId = useId()
  const name = curveInWords(
    instrument,
    points.map((point) => point.value),
  )
  const drawing = { input: { points, max, bands, days }, name, helpId, at, choose }
  return (
    <figure className="score-chart">
      <figcaption className="score-chart-caption">
        <strong>{instrument}</strong>
        <span className="quiet">
          0 to {max} · numbers under the line are sessions
          {points.some((point) => point.value === null) ? ' · × has no score' : ''}
          {points.some((point) => point.prorated) ? ' · ○ is estimated' : ''}
        </span>
      </figcaption>
      <p className="spoken" id={helpId}>
        Arrow keys go from score to score.
      </p>
      <div className="score-chart-narrow">
        <ScoreChartDrawing {...drawing} size={narrowChart} />
      </div>
      <div className="score-chart-wide">
        <ScoreChartDrawing {...drawing} size={wideChart} />
      </div>
      {/* Spoken already: it is the name of the point that has the focus. */}
      <p className="score-chart-said numbers" aria-hidden="true">
        {pointInWords(points, at, bands)}
      </p>
      <Disclosure summary="The same numbers as a table">
        <ScoreTable instrument={instrument} points={points} bands={bands} />
      </Disclosure>
    </figure>
  )
}

function ScoreTable(props: {
  instrument: string
  points: readonly ScorePoint[]
  bands: readonly ScoreBand[]
}) {
  const { instrument, points, bands } = props
  const hasNotes = points.some((point) => point.note !== undefined)
  return (
    <DataTable
      caption={`${instrument}, oldest first`}
      rows={points}
      rowKey={(point) => point.id}
      columns={[
        dateColumn,
        { key: 'session', head: 'Session', isNumber: true, cell: (point) => point.session },
        { key: 'score', head: 'Score', isNumber: true, cell: (point) => point.value ?? 'none' },
        { key: 'band', head: 'Band', cell: (point) => wordsBeside(point, bands) },
        ...(hasNotes ? [{ key: 'note', head: 'Note', cell: (point: ScorePoint) => point.note }] : []),
      ]}
    />
  )
}

const dateColumn: Column<ScorePoint> = {
  key: 'day',
  head: 'Date',
  isRowHead: true,
  cell: (point) => <span className="nowrap">{dayInWords(point.day)}</span>,
}

function wordsBeside(point: ScorePoint, bands: readonly ScoreBand[]): string | undefined {
  if (point.value === null) return point.why
  return bandName(point.value, bands) + (point.prorated ? ', estimated' : '')
}
