import { useRef, useState, type KeyboardEvent, type PointerEvent, type RefObject } from 'react'

import { isoOf, showing, viewAfterKey, type View } from './axis.ts'
import { middle, type Picture, type Rows } from './timeline-layout.ts'
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

export type GestureScene = {
  picture: Picture
  rows: Rows
  whole: View
  view: View
  setView: (view: View | ((now: View) => View)) => void
  width: number
  isDrawing: boolean
  choose: (ids: readonly string[]) => void
  chosen: string | null
  keepSeverity: (wish: { from: string; to: string; severity: string }) => void
  svg: RefObject<SVGSVGElement | null>
}

/** Mouse, fingers and keys on the picture: it is one stop of the Tab key, and everything in it is reached by arrows. */
export function useGestures(scene: GestureScene) {
  const { picture, rows, whole, view, setView, width, isDrawing, choose, chosen, keepSeverity, svg } = scene
  const [wish, setWish] = useState<SeverityWish | null>(null)
  const move = useRef<Move | null>(null)
  const spots = useRef(new Map<number, Spot>())
  const moved = useRef(false)

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
    const at = order.findIndex(({ id }) => id === chosen)
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
  const props = {
    tabIndex: 0,
    onKeyDown: key,
    onPointerDown: down,
    onPointerMove: during,
    onPointerUp: up,
    onPointerCancel: up,
  }
  return { wish, props }
}

/** What lies under a finger: events that are shown as one count together. */
function idsAt(x: number, y: number): readonly string[] {
  const found = document
    .elementFromPoint(x, y)
    ?.closest<SVGElement>('[data-events], [data-stretch], [data-score]')
  const { events, stretch, score } = found?.dataset ?? {}
  return events?.split(' ') ?? [stretch ?? score ?? []].flat()
}
