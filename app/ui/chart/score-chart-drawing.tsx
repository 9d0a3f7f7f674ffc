import { useRef, type KeyboardEvent } from 'react'

import {
  layoutScoreChart,
  type ChartSize,
  type ScoreChartInput,
  type ScoreChartLayout,
} from './score-chart-layout.ts'
import { pointAfter, pointInWords } from './score-chart-words.ts'

export type ScoreChartDrawingProps = {
  input: ScoreChartInput
  size: ChartSize
  name: string
  helpId: string
  at: number
  choose: (index: number) => void
}

/** One drawing of the curve, at one size. The point that is chosen is the one stop of the Tab key. */
export function ScoreChartDrawing({ input, size, name, helpId, at, choose }: ScoreChartDrawingProps) {
  const layout = layoutScoreChart(input, size)
  const svg = useRef<SVGSVGElement>(null)
  const move = (event: KeyboardEvent) => {
    const next = pointAfter(event.key, at, layout.spots.length)
    if (next === null) return
    event.preventDefault()
    choose(next)
    svg.current?.querySelectorAll<SVGGElement>('.chart-point')[next]?.focus()
  }
  return (
    <svg
      ref={svg}
      className="chart"
      role="group"
      aria-label={name}
      aria-describedby={helpId}
      viewBox={`0 0 ${size.width} ${size.height}`}
      width={size.width}
      height={size.height}
    >
      <Background layout={layout} />
      {layout.curves.map((curve) => (
        <path className="chart-curve" key={curve} d={curve} />
      ))}
      {layout.spots.map((spot, index) => (
        <g
          key={spot.point.id}
          className={index === at ? 'chart-point chart-point-chosen' : 'chart-point'}
          role="img"
          aria-label={pointInWords(input.points, index, input.bands)}
          tabIndex={index === at ? 0 : -1}
          transform={`translate(${spot.x} ${spot.y})`}
          onKeyDown={move}
          onFocus={() => choose(index)}
          onClick={() => choose(index)}
        >
          <circle className="chart-reach" r="13" />
          <Mark value={spot.point.value} prorated={spot.point.prorated ?? false} />
        </g>
      ))}
    </svg>
  )
}

function Mark({ value, prorated }: { value: number | null; prorated: boolean }) {
  if (value === null) return <path className="chart-missing" d="M-4 -11l8 8M4 -11l-8 8" />
  return <circle className={prorated ? 'chart-dot chart-dot-prorated' : 'chart-dot'} r="4.5" />
}

/** Bands, axis, months and session marks: they stand back, and are read out with each point. */
function Background({ layout }: { layout: ScoreChartLayout }) {
  const { plot } = layout
  return (
    <g aria-hidden="true">
      {layout.bands.map((band, index) => (
        <g key={band.name}>
          <rect
            className={index % 2 === 0 ? 'chart-band' : 'chart-band chart-band-odd'}
            x={plot.left}
            y={band.y}
            width={plot.right - plot.left}
            height={band.height}
          />
          <text className="chart-band-name" x={band.words.x} y={band.words.y} textAnchor={band.words.anchor}>
            {band.name}
          </text>
        </g>
      ))}
      {layout.ticks.map((tick) => (
        <text className="chart-tick" key={tick.value} x={plot.left - 6} y={tick.y + 5} textAnchor="end">
          {tick.value}
        </text>
      ))}
      <path className="chart-axis" d={`M${plot.left} ${plot.bottom}H${plot.right}`} />
      {layout.sessions.map((session) => (
        <g key={session.number}>
          <path className="chart-axis" d={`M${session.x} ${plot.bottom}v6`} />
          {session.isNamed ? (
            <text className="chart-session" x={session.x} y={plot.bottom + 21} textAnchor="middle">
              {session.number}
            </text>
          ) : null}
        </g>
      ))}
      {layout.days.map((day) => (
        <g key={day.words}>
          <path className="chart-month" d={`M${day.x} ${plot.bottom + 30}v5`} />
          <text className="chart-day" x={day.x} y={plot.bottom + 48}>
            {day.words}
          </text>
        </g>
      ))}
    </g>
  )
}
