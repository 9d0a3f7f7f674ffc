import type { ReactNode } from 'react'

import { scoreChange, type ScoreChange } from './score-change.ts'
import { Sign } from './sign.tsx'

export type ScoreFigureProps = {
  /** The instrument's short name: "PHQ-9". */
  instrument: string
  max: number
  /** When it was given, in words: "today", "9 March". */
  given?: ReactNode
  size?: 'large' | 'small' | undefined
} & (
  | {
      value: number
      band: string
      /** The scores to compare with; left out where there is none. Scores of other instruments never belong here. */
      last?: number | undefined
      start?: number | undefined
      /** Some answers were missing and the instrument's own rule filled in. */
      prorated?: boolean | undefined
    }
  | {
      value: null
      /** Why there is no score: "3 of 9 unanswered", "not checked in yet". */
      why: string
    }
)

/**
 * The number that matters, its band in words, and how it moved. Ink alone: a low number is not green, for a low total
 * does not mean that there is no risk (HAZ-007), and a high one is not red, for it is not a fault (IPT-112).
 */
export function ScoreFigure(props: ScoreFigureProps) {
  const { instrument, max, given, size = 'large' } = props
  return (
    <div className={`score-figure score-figure-${size}`}>
      <p className="score-figure-name">
        {instrument}
        {given === undefined ? null : <> · {given}</>}
      </p>
      {props.value === null ? (
        <p className="score-figure-none">No score: {props.why}</p>
      ) : (
        <>
          <p className="score-figure-line">
            <span className="score-figure-value">{props.value}</span>
            <span className="score-figure-words">
              <span className="score-figure-band">{props.band}</span>
              <span className="score-figure-of">
                of {max}
                {props.prorated ? ', estimated: an answer is missing' : ''}
              </span>
            </span>
          </p>
          <Changes changes={changesOf(props.value, props.last, props.start)} />
        </>
      )}
    </div>
  )
}

/** The same words wherever a change is told: in a table's cell, in a line of Today. */
export function ChangeWords({ change }: { change: ScoreChange }) {
  return (
    <span className="change">
      <Sign name={change.direction} size={14} />
      {change.words}
    </span>
  )
}

function Changes({ changes }: { changes: readonly ScoreChange[] }) {
  if (changes.length === 0) return null
  return (
    <ul role="list" className="score-figure-changes">
      {changes.map((change) => (
        <li key={change.words}>
          <ChangeWords change={change} />
        </li>
      ))}
    </ul>
  )
}

function changesOf(value: number, last: number | undefined, start: number | undefined): ScoreChange[] {
  return [
    ...(last === undefined ? [] : [scoreChange(value, last, 'last time')]),
    ...(start === undefined ? [] : [scoreChange(value, start, 'at the start')]),
  ]
}
