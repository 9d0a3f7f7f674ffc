import { findInstrument, type InstrumentId, type Item, type ItemId } from '@kith/ipt'
import { useId, useState, type FormEvent, type KeyboardEvent, type ReactNode } from 'react'

import { Banner, Button, ChoiceField, FormProblems } from '#ui/index.ts'
import { CrisisHelp } from '#features/crisis-help/index.ts'

import { answerByKey } from './answer-by-key.ts'
import { entryProblemWords } from './check-in-words.ts'
import { PaperGrid } from './paper-grid.tsx'
import type { TypedEntry } from './read-entry.ts'
import { textPackOf } from './text-packs.ts'

export type EntryFormProps = {
  instrument: InstrumentId
  mode: 'telephone' | 'paper'
  country: string
  formKey: string
  startedAt: string
  typed: TypedEntry
  /** Field name to the code of what is wrong. */
  problems: Readonly<Record<string, string>>
  /** Fields of its own: the appointment, the day, the reason. */
  before?: ReactNode
  send: string
}

/**
 * The items as staff put them in: one below the other to be read out, or a grid to be copied from paper. Works without
 * scripts; with them a digit answers and leads on, and an answer above zero to a risk item is met at once (MEAS-012).
 */
export function EntryForm(props: EntryFormProps) {
  const { mode, country, formKey, startedAt, typed, problems, before, send } = props
  const instrument = findInstrument(props.instrument)
  const [answers, setAnswers] = useState<TypedEntry>(typed)
  if (instrument === null) return null
  const pack = textPackOf(instrument.id)
  const items = [...instrument.items, ...instrument.unscoredItems]
  const risky = instrument.risk.filter(({ item, atLeast }) => Number(answers[item] ?? '') >= atLeast)
  const words = problemWords(problems)
  const note = (event: FormEvent<HTMLFormElement>) => setAnswers(answersOf(event.currentTarget))
  const byKey = (event: KeyboardEvent<HTMLFormElement>) => answerByKey(event, items)
  return (
    <form method="post" className="form" noValidate onChange={note} onKeyDown={byKey}>
      <FormProblems problems={Object.entries(words).map(([field, said]) => ({ field, words: said }))} />
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="started" value={startedAt} />
      <input type="hidden" name="mode" value={mode} />
      {before}
      <p className="entry-stem">{pack.stem}</p>
      {mode === 'telephone' ? (
        items.map((item, index) => (
          <ReadAloud
            key={item.id}
            item={item}
            number={index + 1}
            text={pack.items[item.id] ?? ''}
            options={pack.options}
            chosen={typed[item.id]}
            problem={words[item.id]}
          />
        ))
      ) : (
        <PaperGrid instrument={instrument} pack={pack} typed={typed} problems={words} />
      )}
      {risky.length === 0 ? null : (
        <Banner
          tone="urgent"
          level={2}
          announced
          title="They answered above zero to the question about death or self-harm"
        >
          <p>
            Speak about it now, before anything else, whatever the total is. An alert is raised when this form
            is stored.
          </p>
        </Banner>
      )}
      <CrisisHelp country={country} />
      <div className="form-actions">
        <Button>{send}</Button>
      </div>
    </form>
  )
}

function ReadAloud(props: {
  item: Item
  number: number
  text: string
  options: Readonly<Record<string, string>>
  chosen: string | undefined
  problem: string | undefined
}) {
  const { item, number, text, options, chosen, problem } = props
  const id = useId()
  return (
    <div className="entry-item" id={id}>
      <ChoiceField
        name={item.id}
        label={`${number}. ${text}`}
        problem={problem}
        chosen={chosen}
        inRow
        choices={[
          ...item.options.map((option) => ({ value: String(option.value), words: options[option.id] })),
          { value: '-', words: 'No answer' },
        ]}
      />
    </div>
  )
}

function answersOf(form: HTMLFormElement): TypedEntry {
  const found: Record<ItemId, string> = {}
  for (const [name, value] of new FormData(form)) {
    if (/^q\d+$/.test(name) && typeof value === 'string') found[name as ItemId] = value
  }
  return found
}

function problemWords(problems: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(problems).map(([field, code]) => [
      field,
      entryProblemWords[code] ?? 'This could not be read. Please look at it again.',
    ]),
  )
}
