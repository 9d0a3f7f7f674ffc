import { endedWords, heldWords, sessionWords } from './session-words.ts'

export type PhaseStripProps = {
  /** The session on screen or next; 0 before the first. */
  current: number
  /** Sessions agreed in the contract. */
  planned: number
  /** Sessions that did not take place and count by the contract: they are not left (IPT-011). */
  missedThatCount?: number | undefined
  /** `current` is the last one held, and none is next or on screen. */
  isHeld?: boolean | undefined
  /** The course has: nothing is next, and nothing is left. */
  hasEnded?: boolean | undefined
  /** In order; the phases cover the sessions between them. */
  phases: readonly { name: string; from: number; to: number }[]
  /** Sessions that were missed or cancelled: marked open, and said. */
  missed?: readonly number[] | undefined
}

/** Where in the course this is: each session a mark, grouped by phase, and the same in words. */
export function PhaseStrip(props: PhaseStripProps) {
  const { current, planned, missedThatCount = 0, hasEnded = false, phases, missed = [] } = props
  const isHeld = hasEnded || props.isHeld === true
  const words = hasEnded ? endedWords : isHeld ? heldWords : sessionWords
  // Between two sessions the phase may be either: the page says it.
  const now = isHeld ? undefined : phases.find(({ from, to }) => current >= from && current <= to)
  return (
    <div className="phase-strip">
      <p className="phase-strip-words numbers">
        <strong>{words(current, planned, missedThatCount)}</strong>
        {now === undefined ? null : <> · {now.name} phase</>}
      </p>
      <ol className="phase-strip-phases" aria-hidden="true">
        {phases.map((phase) => (
          <li
            key={phase.name}
            className={phase === now ? 'phase-strip-phase phase-strip-phase-now' : 'phase-strip-phase'}
          >
            <span className="phase-strip-marks">
              {Array.from({ length: phase.to - phase.from + 1 }, (_, index) => phase.from + index).map(
                (number) => (
                  <span
                    key={number}
                    className={`phase-mark phase-mark-${stateOf(number, current, isHeld, missed)}`}
                  />
                ),
              )}
            </span>
            <span className="phase-strip-name">{phase.name}</span>
          </li>
        ))}
      </ol>
      {missed.length === 0 ? null : <p className="spoken">Missed: session {missed.join(', ')}</p>}
    </div>
  )
}

function stateOf(
  number: number,
  current: number,
  isHeld: boolean,
  missed: readonly number[],
): 'missed' | 'done' | 'now' | 'ahead' {
  if (missed.includes(number)) return 'missed'
  if (number === current && !isHeld) return 'now'
  return number <= current ? 'done' : 'ahead'
}
