import { memo } from 'react'

import type { Drawn, Marker, Rows } from './timeline-layout.ts'

export type FrameDrawingProps = { drawn: Drawn; rows: Rows; chosen: string | null }

/** What moves: everything that has a place in time. Drawn once for three times what is in sight, then only moved. */
export const FrameDrawing = memo(function FrameDrawing({ drawn, rows, chosen }: FrameDrawingProps) {
  const bottom = rows.axisTop
  return (
    <>
      {drawn.ticks.map((tick) => (
        <g key={tick.day} transform={`translate(${tick.x} 0)`}>
          <path className={tick.isMajor ? 'tl-line tl-line-major' : 'tl-line'} d={`M0 34V${bottom}`} />
          <text className="tl-tick" x="4" y={bottom + 16}>
            {tick.words}
          </text>
        </g>
      ))}
      {drawn.severity.map((block) => (
        <g key={block.id} data-stretch={block.id}>
          <rect
            className={`tl-severity tl-severity-${block.severity}${chosen === block.id ? ' tl-chosen' : ''}`}
            x={block.x}
            y={block.y}
            width={block.width}
            height={block.height}
          />
          {block.label === null ? null : (
            <text className="tl-bar-words" x={block.x + 5} y={block.y + 12}>
              {block.label}
            </text>
          )}
        </g>
      ))}
      {drawn.onset.map((mark) => (
        <g key={mark.key}>
          <rect
            className="tl-onset-bar"
            x={mark.from}
            y={mark.barY}
            width={Math.max(2, mark.width)}
            height="3"
          />
          <path
            className={mark.isAnchor ? 'tl-onset tl-onset-anchor' : 'tl-onset'}
            d={`M${mark.x} 33V${bottom}`}
          />
          <text className="tl-onset-words" x={Math.max(6, mark.x + 4)} y={mark.y}>
            {mark.words}
          </text>
        </g>
      ))}
      {drawn.curve === '' ? null : <path className="tl-curve" d={drawn.curve} />}
      {drawn.scores.map((score) => (
        <circle
          key={score.id}
          className={chosen === score.id ? 'tl-score tl-chosen' : 'tl-score'}
          data-score={score.id}
          cx={score.x}
          cy={score.y}
          r="4.5"
        />
      ))}
      {drawn.bars.map((bar) => (
        <g key={bar.id} data-stretch={bar.id}>
          <rect
            className={`tl-bar tl-bar-${bar.kind}${chosen === bar.id ? ' tl-chosen' : ''}`}
            x={bar.x}
            y={bar.y}
            width={bar.width}
            height={bar.height}
            rx="3"
          />
          {bar.label === null ? null : (
            <text
              className="tl-bar-words"
              x={bar.isBefore ? bar.x - 5 : bar.x + 5}
              y={bar.y + 12.5}
              textAnchor={bar.isBefore ? 'end' : 'start'}
            >
              {bar.label}
            </text>
          )}
        </g>
      ))}
      {drawn.markers.map((marker) => (
        <MarkerDrawing
          key={marker.is === 'one' ? marker.id : marker.ids[0]}
          marker={marker}
          chosen={chosen}
        />
      ))}
      {drawn.todayX === null ? null : (
        <g transform={`translate(${drawn.todayX} 0)`}>
          <path className="tl-today" d={`M0 34V${bottom}`} />
          <text className="tl-tick tl-today-words" x="4" y="46">
            today
          </text>
        </g>
      )}
    </>
  )
})

function MarkerDrawing({ marker, chosen }: { marker: Marker; chosen: string | null }) {
  if (marker.is === 'many') {
    const isChosen = chosen !== null && marker.ids.includes(chosen)
    return (
      <g
        className={`tl-many${marker.isMarked ? ' tl-marked' : ''}${isChosen ? ' tl-chosen' : ''}`}
        data-events={marker.ids.join(' ')}
        transform={`translate(${marker.x} ${marker.y})`}
      >
        <rect x="-9" y="-9" width="18" height="18" rx="9" />
        <text y="4" textAnchor="middle">
          {marker.ids.length}
        </text>
      </g>
    )
  }
  const isChosen = chosen === marker.id
  return (
    <g
      className={`tl-event${marker.isMarked ? ' tl-marked' : ''}${isChosen ? ' tl-chosen' : ''}`}
      data-events={marker.id}
    >
      {marker.lasted === null ? null : (
        <rect
          className="tl-lasted"
          x={marker.lasted.x}
          y={marker.y - 2.5}
          width={marker.lasted.width}
          height="5"
        />
      )}
      {marker.error === null ? null : (
        <path
          className="tl-error"
          d={`M${marker.error.x} ${marker.y - 5}v10m0 -5h${marker.error.width}m0 -5v10`}
        />
      )}
      <circle className="tl-reach" cx={marker.x} cy={marker.y} r="12" />
      {marker.isMarked ? <circle className="tl-ring" cx={marker.x} cy={marker.y} r="8.5" /> : null}
      <circle className="tl-dot" cx={marker.x} cy={marker.y} r="5" />
      {marker.label === null ? null : (
        <text className="tl-label" x={marker.x - 4} y={marker.y - 12}>
          {marker.label}
        </text>
      )}
    </g>
  )
}
