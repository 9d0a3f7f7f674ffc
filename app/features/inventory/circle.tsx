import {
  useEffect,
  useMemo,
  useRef,
  useState,
  type KeyboardEvent,
  type PointerEvent,
  type RefObject,
} from 'react'

import { useAwake } from '#ui/index.ts'

import {
  layoutCircle,
  pointAt,
  radiusOf,
  selfSize,
  type CircleLayout,
  type CirclePaper,
  type Drawn,
  type Placed,
} from './circle-layout.ts'
import { cancelMove, closenessByKey, dropMove, moveTo, startMove, type Move } from './circle-moves.ts'
import { closenessWords, sectorWords } from './inventory-words.ts'
import { markSigns, type MarkSign } from './mark-signs.ts'

export type CirclePerson = Drawn & { mark: MarkSign; /** Spoken after the name. */ spoken: string }

export type CircleProps = {
  people: readonly CirclePerson[]
  paper: CirclePaper
  /** What the picture is, for who cannot see it. */
  title: string
  chosen?: string | null
  /** Where people stood before: an arrow leads from there. */
  before?: ReadonlyMap<string, number>
  /** Left out where nobody may be moved. */
  onMove?: ((id: string, closeness: number) => void) | undefined
  onOpen?: ((id: string) => void) | undefined
}

/** The closeness circle: the patient in the middle, everybody else as near as they are felt to be. */
export function Circle({ people, paper, title, chosen, before, onMove, onOpen }: CircleProps) {
  const isAwake = useAwake()
  const layout = useMemo(() => layoutCircle(people, paper, sectorWords, before), [people, paper, before])
  const [move, setMove] = useState<Move | null>(null)
  const svg = useRef<SVGSVGElement>(null)
  useFingers(svg)
  const pointOf = (event: PointerEvent): { x: number; y: number } => {
    const matrix = svg.current?.getScreenCTM()?.inverse()
    return new DOMPoint(event.clientX, event.clientY).matrixTransform(matrix ?? undefined)
  }
  const grips = (person: CirclePerson) => ({
    onPointerDown(event: PointerEvent<SVGGElement>) {
      if (event.button !== 0) return
      event.currentTarget.setPointerCapture(event.pointerId)
      setMove(startMove(person.id, person.closeness))
    },
    onPointerMove(event: PointerEvent<SVGGElement>) {
      if (move?.id === person.id && onMove !== undefined) setMove(moveTo(move, pointOf(event), paper))
    },
    onPointerUp() {
      if (move?.id !== person.id) return
      const drop = dropMove(move)
      setMove(null)
      if (drop !== null) onMove?.(drop.id, drop.to)
      else if (!move.hasMoved) onOpen?.(person.id)
    },
    onPointerCancel() {
      setMove(null)
    },
    onKeyDown(event: KeyboardEvent<SVGGElement>) {
      if (event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'Escape' && move !== null) return setMove(cancelMove(move))
      if (event.key === 'Enter' || event.key === ' ') {
        event.preventDefault()
        return onOpen?.(person.id)
      }
      const to = closenessByKey(event.key, person.closeness)
      if (to === null || onMove === undefined) return
      event.preventDefault()
      onMove(person.id, to)
    },
  })
  return (
    <svg
      ref={svg}
      className="circle"
      viewBox={`0 0 ${paper.width} ${paper.height}`}
      role="group"
      aria-label={title}
      fontSize={paper.letter}
    >
      <Rings layout={layout} paper={paper} />
      {layout.people.map((placed, at) => {
        const person = people[at]
        if (person === undefined) return null
        const to = move?.id === person.id ? move.to : person.closeness
        const here = pointAt(placed.angle, radiusOf(to, paper), paper)
        return (
          <g key={person.id}>
            <Arrow placed={placed} from={before?.get(person.id)} paper={paper} />
            <g
              className={`circle-person mark-${person.mark}${chosen === person.id ? ' is-chosen' : ''}${
                onMove === undefined ? '' : ' is-movable'
              }`}
              transform={`translate(${here.x - placed.x} ${here.y - placed.y})`}
              {...(onOpen === undefined ? {} : grips(person))}
              {...roleOf(person, to, {
                isMovable: isAwake && onMove !== undefined,
                isOpen: isAwake && onOpen !== undefined,
              })}
            >
              <Mark placed={placed} mark={person.mark} />
            </g>
          </g>
        )
      })}
    </svg>
  )
}

/**
 * A finger on a mark moves the mark, and beside it the page. `touch-action` on a part of a drawing is not heeded by
 * Chromium: the page would scroll away under the finger, and the move be cancelled.
 */
function useFingers(svg: RefObject<SVGSVGElement | null>): void {
  useEffect(() => {
    const drawing = svg.current
    const touched = (event: TouchEvent): void => {
      if (event.target instanceof Element && event.target.closest('.is-movable') !== null)
        event.preventDefault()
    }
    drawing?.addEventListener('touchstart', touched, { passive: false })
    return () => drawing?.removeEventListener('touchstart', touched)
  }, [svg])
}

function roleOf(person: CirclePerson, to: number | null, is: { isMovable: boolean; isOpen: boolean }) {
  const name = [person.label, person.spoken].filter(Boolean).join(', ')
  if (!is.isOpen) return { role: 'img', 'aria-label': `${name}, ${closenessWords(to)}` }
  if (!is.isMovable) {
    // A picture that can be opened: a button's name would have to repeat the lines beside the mark as they are written.
    return { role: 'img', tabIndex: 0, 'aria-label': `${name}, ${closenessWords(to)}` }
  }
  return {
    role: 'slider',
    tabIndex: 0,
    'aria-label': name,
    'aria-valuemin': 0,
    'aria-valuemax': 10,
    'aria-valuenow': to ?? 0,
    'aria-valuetext': closenessWords(to),
    'aria-describedby': 'circle-how',
  }
}

function Rings({ layout, paper }: { layout: CircleLayout; paper: CirclePaper }) {
  const { centre, letter } = paper
  return (
    <g aria-hidden="true">
      {layout.rings.map(({ ring, radius }) => (
        <circle key={ring} className="circle-ring" cx={centre.x} cy={centre.y} r={radius} />
      ))}
      {layout.sectors.map(({ sector, x1, y1, x2, y2, box }) => (
        <g key={sector}>
          <line className="circle-spoke" x1={x1} y1={y1} x2={x2} y2={y2} />
          <text
            className="circle-sector"
            x={box.x + box.width / 2}
            y={box.y + box.height * 0.75}
            textAnchor="middle"
          >
            {sectorWords[sector]}
          </text>
        </g>
      ))}
      <circle className="circle-self" cx={centre.x} cy={centre.y} r={selfSize(paper)} />
      <text className="circle-you" x={centre.x} y={centre.y + letter * 0.35} textAnchor="middle">
        you
      </text>
    </g>
  )
}

function Mark({ placed, mark }: { placed: Placed; mark: MarkSign }) {
  const { x, y, size, label } = placed
  const anchor = label === null ? null : anchorOf(label.box, x)
  return (
    <>
      {/* Room for a finger around the mark. */}
      <circle className="circle-reach" cx={x} cy={y} r={Math.max(22, size + 6)} />
      {label?.line == null ? null : <line className="circle-lead" {...label.line} />}
      <circle className="circle-dot" cx={x} cy={y} r={size} />
      <path className="circle-sign" d={markSigns[mark]} transform={`translate(${x} ${y})`} />
      {label === null || anchor === null ? null : (
        // Said by the name of the mark itself, with what there is no room for here.
        <text
          className="circle-name"
          aria-hidden="true"
          x={anchor.x}
          y={label.box.y}
          textAnchor={anchor.at}
          dy="0.95em"
        >
          {label.text}
          {label.words === '' ? null : (
            <tspan className="circle-words" x={anchor.x} dy="1.15em" fontSize="0.8em">
              {label.words}
            </tspan>
          )}
        </text>
      )}
    </>
  )
}

function Arrow({ placed, from, paper }: { placed: Placed; from: number | undefined; paper: CirclePaper }) {
  if (from === undefined) return null
  const start = pointAt(placed.angle, radiusOf(from, paper), paper)
  const length = radiusOf(from, paper) - placed.radius
  if (length === 0) return null
  const sense = Math.sign(length)
  const tip = pointAt(placed.angle, placed.radius + sense * (placed.size + 2), paper)
  // A short way has a small head, so that it is still an arrow.
  const head = Math.min(11, Math.abs(length) * 0.45)
  const barb = (turn: number) => {
    const angle = placed.angle + (sense > 0 ? 0 : Math.PI) + turn
    return `${tip.x + head * Math.cos(angle)} ${tip.y + head * Math.sin(angle)}`
  }
  return (
    <g className="circle-arrow" aria-hidden="true">
      <circle cx={start.x} cy={start.y} r={3} />
      <path d={`M${start.x} ${start.y}L${tip.x} ${tip.y}M${barb(0.45)}L${tip.x} ${tip.y}L${barb(-0.45)}`} />
    </g>
  )
}

function anchorOf(
  box: { x: number; width: number },
  x: number,
): { x: number; at: 'start' | 'middle' | 'end' } {
  if (box.x + box.width <= x) return { x: box.x + box.width - 2, at: 'end' }
  return box.x >= x ? { x: box.x + 2, at: 'start' } : { x: box.x + box.width / 2, at: 'middle' }
}
