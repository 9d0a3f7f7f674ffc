import { useCallback, useMemo, useRef, useState } from 'react'

import { dayInWords } from '#ui/chart/calendar-days.ts'
import { Button, WithoutScripts } from '#ui/index.ts'

import { held, panned, printView, zoomed, type View } from './axis.ts'
import { Brush } from './brush.tsx'
import { FrameDrawing } from './frame-drawing.tsx'
import { savePng, saveSvg } from './save-picture.ts'
import {
  frameFor,
  layoutFrame,
  layoutRows,
  openingView,
  wholeView,
  type Picture,
  type Row,
} from './timeline-layout.ts'
import type { SeverityWish } from './timeline-moves.ts'
import { titleOf } from './row-titles.ts'
import { severityWords } from './timeline-words.ts'
import { severities } from './timeline.ts'
import { useGestures } from './use-gestures.ts'
import { useKeptView, useWheel, useWidth } from './view-hooks.ts'

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
  const opening = useMemo(() => openingView(picture), [picture])
  const [view, setAnyView] = useState<View>(start ?? opening)
  const setView = useCallback(
    (next: View | ((now: View) => View)) =>
      setAnyView((now) => held(typeof next === 'function' ? next(now) : next, whole)),
    [whole],
  )
  const [width, setWidth] = useState(960)
  const [isDrawing, setDrawing] = useState(false)
  const svg = useRef<SVGSVGElement>(null)
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

  const gestures = useGestures({
    picture,
    rows,
    whole,
    view,
    setView,
    width,
    isDrawing,
    choose,
    chosen: chosen[0] ?? null,
    keepSeverity,
    svg,
  })
  const { wish } = gestures
  const change = (next: View) => () => setView(next)
  return (
    <figure className="timeline-figure">
      <div className="row unprinted needs-scripts" role="group" aria-label="What is in sight">
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
        {picture.onset.length === 0 ? null : (
          <Button type="button" tone="quiet" onClick={change(opening)}>
            The depression
          </Button>
        )}
        {mayWrite ? (
          <Button type="button" tone="quiet" aria-pressed={isDrawing} onClick={() => setDrawing(!isDrawing)}>
            Draw severity
          </Button>
        ) : null}
      </div>
      <WithoutScripts>
        <p className="row unprinted">
          <a href={`?view=${printView(whole)}`}>Everything</a>
          <a href={`?view=${printView(zoomed(view, 1 / 1.6))}`}>Nearer</a>
          <a href={`?view=${printView(zoomed(view, 1.6))}`}>Further</a>
          <a href={`?view=${printView(panned(view, -0.4))}`}>Earlier</a>
          <a href={`?view=${printView(panned(view, 0.4))}`}>Later</a>
        </p>
      </WithoutScripts>
      <svg
        ref={svg}
        className={isDrawing ? 'timeline timeline-drawing' : 'timeline'}
        role="application"
        aria-roledescription="timeline"
        aria-label={`Timeline from ${dayInWords(Math.round(view.from))} to ${dayInWords(Math.round(view.to))}, with ${picture.events.length} life events`}
        aria-describedby="timeline-help"
        {...gestures.props}
        viewBox={`0 0 ${width} ${rows.height}`}
        width={width}
        height={rows.height}
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
      <figcaption className="row row-apart unprinted needs-scripts">
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

/** What stands above a row of the picture. */
function severityTopOf(rows: readonly Row[], wish: SeverityWish): number {
  const top = rows.find(({ key }) => key === 'severity')?.top ?? 0
  return top + 17 + (severities.length - 1 - severities.indexOf(wish.severity)) * 15
}
