import { useMemo, useRef, useState } from 'react'

import { dayInWords } from '#ui/chart/calendar-days.ts'

import type { View } from './axis.ts'
import { FrameDrawing } from './frame-drawing.tsx'
import { pictureOf } from './picture-of.ts'
import { layoutFrame, layoutRows, wholeView, type Picture } from './timeline-layout.ts'
import { titleOf } from './row-titles.ts'
import type { DrawnTimeline } from './timeline.ts'
import { useWidth } from './view-hooks.ts'
import './timeline.css'

/** Scores and life events on one axis, from before the depression began until today: to look at, not to work on. */
export function TimelineSketch({ drawn }: { drawn: DrawnTimeline }) {
  const picture = useMemo(() => pictureOf(drawn), [drawn])
  const rows = useMemo(() => layoutRows(picture, 'used'), [picture])
  const [width, setWidth] = useState(960)
  const svg = useRef<SVGSVGElement>(null)
  useWidth(svg, setWidth)
  const view = viewOf(picture)
  const frame = { ...view, perDay: width / (view.to - view.from) }
  return (
    <figure className="timeline-figure">
      <svg
        ref={svg}
        className="timeline timeline-sketch"
        role="img"
        aria-label={`Scores and life events from ${dayInWords(Math.round(view.from))} to today: ${countWords(picture)}`}
        viewBox={`0 0 ${width} ${rows.height}`}
        width={width}
        height={rows.height}
      >
        {rows.rows.map((row, index) => (
          <rect
            key={row.key}
            className={index % 2 === 0 ? 'tl-row' : 'tl-row tl-row-odd'}
            x="0"
            y={row.top}
            width={width}
            height={row.height}
          />
        ))}
        <FrameDrawing drawn={layoutFrame(picture, rows, frame)} rows={rows} chosen={null} />
        {rows.rows.map((row) => (
          <text key={row.key} className="tl-row-title" x="6" y={row.top + 13}>
            {titleOf(row, drawn.scores.instrument, picture.scores.max)}
          </text>
        ))}
      </svg>
    </figure>
  )
}

// Far enough back for what may hang together with the beginning (IPT-063), and a little room after today.
const daysBefore = 240
const daysAfter = 30

function viewOf(picture: Picture): View {
  const whole = wholeView(picture)
  const begins = [
    ...picture.onset.filter(({ isAnchor }) => isAnchor).map(({ axis }) => axis.from),
    ...picture.scores.spots.slice(0, 1).map(({ day }) => day),
  ]
  if (begins.length === 0) return whole
  return { from: Math.min(...begins) - daysBefore, to: picture.today + daysAfter }
}

function countWords({ events, scores }: Picture): string {
  const told = events.length === 1 ? 'one life event' : `${events.length} life events`
  const given = scores.spots.length === 1 ? 'one score' : `${scores.spots.length} scores`
  return `${given}, ${told}`
}
