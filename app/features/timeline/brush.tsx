import { useMemo, useRef, type PointerEvent } from 'react'

import { shortestView, type View } from './axis.ts'
import { middle, type Picture } from './timeline-layout.ts'

export type BrushProps = {
  whole: View
  view: View
  picture: Picture
  setView: (view: View) => void
}

const width = 1000
const height = 30

/** The whole life as a strip: what is in sight is a window in it that can be pulled, or drawn anew. The keys do the same. */
export function Brush({ whole, view, picture, setView }: BrushProps) {
  const drag = useRef<{ from: number; view: View | null } | null>(null)
  const span = whole.to - whole.from
  const x = (day: number) => placeOf(day, whole)
  const dayAt = (event: PointerEvent<SVGSVGElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    return whole.from + ((event.clientX - box.left) / Math.max(1, box.width)) * span
  }
  const down = (event: PointerEvent<SVGSVGElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    const day = dayAt(event)
    const isInside = day >= view.from && day <= view.to && view.to - view.from < span * 0.95
    drag.current = { from: day, view: isInside ? view : null }
  }
  const during = (event: PointerEvent<SVGSVGElement>) => {
    if (drag.current === null) return
    const day = dayAt(event)
    const { from, view: held } = drag.current
    if (held !== null) setView({ from: held.from + day - from, to: held.to + day - from })
    else if (Math.abs(day - from) >= shortestView)
      setView({ from: Math.min(from, day), to: Math.max(from, day) })
  }
  const up = () => {
    drag.current = null
  }
  const ticks = useMemo(() => ticksPath(picture, whole), [picture, whole])
  const left = Math.min(width - 4, Math.max(0, x(view.from)))
  const right = Math.max(left + 4, Math.min(width, x(view.to)))
  return (
    <svg
      className="timeline-brush unprinted"
      aria-hidden="true"
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      onPointerDown={down}
      onPointerMove={during}
      onPointerUp={up}
      onPointerCancel={up}
    >
      <rect className="tl-row tl-row-odd" width={width} height={height} />
      <path className="tl-brush-events" d={ticks} />
      <rect className="tl-window" x={left} y="1" width={right - left} height={height - 2} />
    </svg>
  )
}

function placeOf(day: number, whole: View): number {
  return Math.round(((day - whole.from) / (whole.to - whole.from)) * width * 10) / 10
}

function ticksPath({ events }: Picture, whole: View): string {
  return events.map(({ axis }) => `M${placeOf(middle(axis), whole)} 8v14`).join('')
}
