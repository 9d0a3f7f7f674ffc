import { useId, useState } from 'react'

import { TextField } from '#ui/index.ts'

import { longestSaid, readSaid, saidWords, seenToken, type SaidFacts } from './date-said.ts'

export type DateSaidProps = {
  name: string
  label: string
  hint?: string | undefined
  problem?: string | undefined
  optional?: boolean | undefined
  facts: SaidFacts
  /** What was typed before, or is stored. */
  said?: string | undefined
}

/**
 * A date as people say it. How it was understood stands below it, and goes along with the form: nothing is kept whose
 * reading was not in sight. Without scripts the form comes back once with the reading.
 */
export function DateSaid({ name, label, hint, problem, optional, facts, said = '' }: DateSaidProps) {
  const [typed, setTyped] = useState(said)
  const id = useId()
  const read = readSaid(typed, facts)
  return (
    <div className="stack stack-tight">
      <TextField
        name={name}
        label={label}
        hint={hint}
        problem={problem}
        optional={optional}
        maxLength={longestSaid}
        autoComplete="off"
        defaultValue={said}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <input type="hidden" name={`${name}Seen`} value={seenToken(read)} readOnly />
      <p
        id={id}
        className={read.state === 'not-understood' ? 'date-read date-not-read' : 'date-read'}
        role="status"
      >
        {saidWords(read)}
      </p>
    </div>
  )
}
