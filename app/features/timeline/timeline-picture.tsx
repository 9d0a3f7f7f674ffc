import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type PointerEvent } from 'react'

import { Button } from '#ui/index.ts'

import { dayInWords } from '#ui/chart/calendar-days.ts'

import { isoOf, panned, printView, showing, viewAfterKey, zoomed, type View } from './axis.ts'
import { Brush } from './brush.tsx'
import { FrameDrawing } from './frame-drawing.tsx'
import { savePng, saveSvg } from './save-picture.ts'
import {
  frameFor,
  layoutFrame,
  layoutRows,
  middle,
  wholeView,
  type Picture,
  type Row,
} from './timeline-layout.ts'
import {
  severityDuring,
  startPan,
  startPinch,
  startSeverity,
  viewDuring,
  type Move,
  type SeverityWish,
  type Spot,
} from './timeline-moves.ts'
import { laneWords, severityWords, stretchWords } from './timeline-words.ts'
import { severities } from './timeline.ts'

export type TimelinePictureProps = {
  picture: Picture
  instrument: string
  start: View | null
  mayWrite: boolean
  chosen: readonly string[]
  choose: (ids: readonly string[]) => void
  /** What is chosen, in words. */
  said: string
  keepSeverity: (wish: { from: string; to: string; severity: string }) => void
}

/** The picture: one time axis, and everything that has a place on it. */
export function TimelinePicture(props: TimelinePictureProps) {
  const { picture, instrument, start, mayWrite, chosen, choose, said, keepSeverity } = props
  const rows = useMemo(() => layoutRows(picture), [picture])
  const whole = useMemo(() => wholeView(picture), [picture])
  const [view, setView] = useState<View>(start ?? whole)
  const [width, setWidth] = useState(960)
  const [isDrawing, setDrawing] = useState(false)
  const [wish, setWish] = useState<SeverityWish | null>(null)
  const svg = useRef<SVGSVGElement>(null)
  const move = useRef<Move | null>(null)
  const spots = useRef(new Map<number, Spot>())
  const moved = useRef(false)
  useWidth(svg, setWidth)
  useKeptView(view)
  useWheel(svg, width, setView)
  const frame = frameFor(view, width)
  const { from: frameFrom, to: frameTo, perDay } = frame
  const drawn = useMemo(
    () => layoutFrame(picture, rows, { from: frameFrom, to: frameTo, perDay }),
    [picture, rows, frameFrom, frameTo, perDay],
  )
  const shift = Math.round((frameFrom - view.from) * perDay * 10) / 10

  const spotOf = (event: PointerEvent): Spot => {
    const box = svg.current?.getBoundingClientRect()
    const scale = box === undefined || box.width === 0 ? 1 : width / box.width
    return { x: (event.clientX - (box?.left ?? 0)) * scale, y: (event.clientY - (box?.top ?? 0)) * scale }
  }
  const down = (event: PointerEvent<SVGSVGElement>) => {
    if (event.button !== 0) return
    const at = spotOf(event)
    spots.current.set(event.pointerId, at)
    event.currentTarget.setPointerCapture(event.pointerId)
    const [one, other] = [...spots.current.values()]
    moved.current = false
    if (one !== undefined && other !== undefined) move.current = startPinch(view, one, other)
    else move.current = isDrawing ? startSeverity(view, at, width) : startPan(view, at)
  }
  const during = (event: PointerEvent<SVGSVGElement>) => {
    const began = spots.current.get(event.pointerId)
    if (move.current === null || began === undefined) return
    const at = spotOf(event)
    if (Math.abs(at.x - began.x) > 3 || moved.current) moved.current = true
    spots.current.set(event.pointerId, moved.current ? at : began)
    if (!moved.current) return
    if (move.current.is === 'severity') setWish(severityDuring(move.current, at, view, width, rows))
    else {
      const next = viewDuring(move.current, [...spots.current.values()], width)
      if (next !== null) setView(next)
    }
  }
  const up = (event: PointerEvent<SVGSVGElement>) => {
    spots.current.delete(event.pointerId)
    const ended = move.current
    move.current = null
    if (ended === null || event.type === 'pointercancel') return cancel()
    if (!moved.current) choose(idsAt(event.clientX, event.clientY))
    else if (ended.is === 'severity' && wish !== null) {
      keepSeverity({ from: isoOf(wish.from), to: isoOf(wish.to), severity: wish.severity })
    }
    const [rest] = spots.current.values()
    if (rest !== undefined) move.current = startPan(view, rest)
  }
  const cancel = () => {
    if (move.current !== null && move.current.is !== 'severity') setView(move.current.view)
    move.current = null
    spots.current.clear()
    setWish(null)
  }
  const chooseBy = (step: 1 | -1) => {
    const order = picture.events.toSorted((a, b) => middle(a.axis) - middle(b.axis))
    const at = order.findIndex(({ id }) => id === chosen[0])
    const next = order[at === -1 ? (step === 1 ? 0 : order.length - 1) : at + step]
    if (next === undefined) return
    choose([next.id])
    setView((now) => showing(now, middle(next.axis)))
  }
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Escape') return cancel()
    if ((event.ctrlKey || event.metaKey) && event.key === 'z') {
      const form = document.getElementById('timeline-undo')
      if (form instanceof HTMLFormElement) form.requestSubmit()
      return
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      return chooseBy(event.key === 'ArrowDown' ? 1 : -1)
    }
    const next = viewAfterKey(event.key, view, whole)
    if (next === null) return
    event.preventDefault()
    setView(next)
  }
  const change = (next: View) => () => setView(next)
  return (
    <figure className="timeline-figure">
      <div className="row unprinted" role="group" aria-label="What is in sight">
        <Button type="button" tone="quiet" onClick={change(zoomed(view, 1 / 1.6))}>
          Nearer
        </Button>
        <Button type="button" tone="quiet" onClick={change(zoomed(view, 1.6))}>
          Further
        </Button>
        <Button type="button" tone="quiet" onClick={change(panned(view, -0.4))}>
          Earlier
        </Button>
        <Button type="button" tone="quiet" onClick={change(panned(view, 0.4))}>
          Later
        </Button>
        <Button type="button" tone="quiet" onClick={change(whole)}>
          Everything
        </Button>
        {mayWrite ? (
          <Button type="button" tone="quiet" aria-pressed={isDrawing} onClick={() => setDrawing(!isDrawing)}>
            Draw severity
          </Button>
        ) : null}
      </div>
      <svg
        ref={svg}
        className={isDrawing ? 'timeline timeline-drawing' : 'timeline'}
        role="application"
        aria-roledescription="timeline"
        aria-label={`Timeline from ${dayInWords(Math.round(view.from))} to ${dayInWords(Math.round(view.to))}, with ${picture.events.length} life events`}
        aria-describedby="timeline-help"
        tabIndex={0}
        viewBox={`0 0 ${width} ${rows.height}`}
        width={width}
        height={rows.height}
        onKeyDown={key}
        onPointerDown={down}
        onPointerMove={during}
        onPointerUp={up}
        onPointerCancel={up}
      >
        <g aria-hidden="true">
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
          <g transform={`translate(${shift} 0)`}>
            <FrameDrawing drawn={drawn} rows={rows} chosen={chosen[0] ?? null} />
            {wish === null ? null : (
              <rect
                className="tl-wish"
                x={(wish.from - frameFrom) * perDay}
                y={severityTopOf(rows.rows, wish)}
                width={(wish.to - wish.from) * perDay}
                height={15 * (severities.indexOf(wish.severity) + 1)}
              />
            )}
          </g>
          {rows.rows.map((row) => (
            <text key={row.key} className="tl-row-title" x="6" y={row.top + 13}>
              {titleOf(row, instrument, picture.scores.max)}
            </text>
          ))}
        </g>
      </svg>
      <Brush whole={whole} view={view} picture={picture} setView={setView} />
      <p className="timeline-said" role="status">
        {wish === null
          ? said
          : `${severityWords[wish.severity]}, from ${dayInWords(wish.from)} to ${dayInWords(wish.to)}`}
      </p>
      <figcaption className="row row-apart unprinted">
        <span className="quiet" id="timeline-help">
          {isDrawing
            ? 'Drag across the topmost row: how far is how long, how high is how bad. Escape lets go. '
            : 'Drag, or use the arrow keys, to move; plus and minus, two fingers, or the wheel once the picture was pressed, to come nearer; Home and End for either end; 0 for everything. '}
          Up and down choose an event. The same stands in the tables below.
        </span>
        <span className="row">
          <Button type="button" tone="plain" onClick={() => svg.current && saveSvg(svg.current)}>
            Save as SVG
          </Button>
          <Button type="button" tone="plain" onClick={() => svg.current && savePng(svg.current)}>
            Save as PNG
          </Button>
          <Button type="button" tone="plain" onClick={() => globalThis.print()}>
            Print
          </Button>
        </span>
      </figcaption>
    </figure>
  )
}

function titleOf({ key }: Row, instrument: string, max: number): string {
  if (key === 'severity') return 'How bad it was, as remembered: well, mild, moderate, severe'
  if (key === 'scores') return `${instrument}, 0 to ${max}`
  return key === 'treatment' || key === 'medication' || key === 'hospital'
    ? stretchWords[key]
    : laneWords[key]
}

function severityTopOf(rows: readonly Row[], wish: SeverityWish): number {
  const top = rows.find(({ key }) => key === 'severity')?.top ?? 0
  return top + 17 + (severities.length - 1 - severities.indexOf(wish.severity)) * 15
}

/** What lies under a finger: events that are shown as one count together. */
function idsAt(x: number, y: number): readonly string[] {
  const found = document
    .elementFromPoint(x, y)
    ?.closest<SVGElement>('[data-events], [data-stretch], [data-score]')
  const { events, stretch, score } = found?.dataset ?? {}
  return events?.split(' ') ?? [stretch ?? score ?? []].flat()
}

function useWidth(svg: { current: SVGSVGElement | null }, setWidth: (width: number) => void) {
  useEffect(() => {
    const frame = svg.current?.parentElement
    if (!frame) return undefined
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setWidth(Math.max(280, Math.round(entry.contentRect.width)))
    })
    observer.observe(frame)
    return () => observer.disconnect()
  }, [svg, setWidth])
}

/** The address keeps what is in sight: a form that is sent, and a page that is loaded again, come back to it. */
function useKeptView(view: View) {
  useEffect(() => {
    const words = printView(view)
    const timer = setTimeout(() => {
      const address = new URL(globalThis.location.href)
      address.searchParams.set('view', words)
      globalThis.history.replaceState(globalThis.history.state, '', address)
    }, 250)
    const sent = () => {
      for (const input of document.querySelectorAll<HTMLInputElement>('input[name="view"]'))
        input.value = words
    }
    document.addEventListener('submit', sent)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('submit', sent)
    }
  }, [view])
}

/** The wheel moves the page until the picture has been pressed; then it comes nearer, and sideways it moves. */
function useWheel(
  svg: { current: SVGSVGElement | null },
  width: number,
  setView: (next: (view: View) => View) => void,
) {
  useEffect(() => {
    const drawing = svg.current
    if (drawing === null) return undefined
    const wheel = (event: WheelEvent) => {
      const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey
      if (!isSideways && !event.ctrlKey && document.activeElement !== drawing) return
      event.preventDefault()
      const box = drawing.getBoundingClientRect()
      const part = (event.clientX - box.left) / Math.max(1, box.width)
      setView((view) => {
        if (isSideways && !event.ctrlKey) return panned(view, (event.deltaX || event.deltaY) / width)
        return zoomed(view, Math.exp(event.deltaY * 0.0022), view.from + part * (view.to - view.from))
      })
    }
    drawing.addEventListener('wheel', wheel, { passive: false })
    return () => drawing.removeEventListener('wheel', wheel)
  }, [svg, width, setView])
}
