import { entryWords, findInstrument, type InstrumentId, type Item, type ItemId } from '@kith/ipt'
import { Fragment, useId, useMemo, useRef, useState, type FormEvent, type ReactNode } from 'react'

import { Banner, Button, ChoiceField, FormProblems } from '#ui/index.ts'
import { CrisisHelp } from '#features/crisis-help/index.ts'

import { useAnswersByKey } from './answer-by-key.ts'
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
  const form = useRef<HTMLFormElement>(null)
  const items = useMemo(
    () => (instrument === null ? [] : [...instrument.items, ...instrument.unscoredItems]),
    [instrument],
  )
  useAnswersByKey(form, items)
  if (instrument === null) return null
  const pack = entryWords(instrument, textPackOf(instrument.id))
  const risky = instrument.risk.filter(({ item, atLeast }) => Number(answers[item] ?? '') >= atLeast)
  const words = problemWords(problems)
  // Nine times the same line would say of none which question it is about.
  const numberOf = (field: string): string => {
    const index = items.findIndex((item) => item.id === field)
    return index < 0 ? '' : `Question ${index + 1}: `
  }
  const note = (event: FormEvent<HTMLFormElement>) => setAnswers(answersOf(event.currentTarget))
  return (
    <form method="post" className="form" noValidate onChange={note} ref={form}>
      <FormProblems
        problems={Object.entries(words).map(([field, said]) => ({ field, words: numberOf(field) + said }))}
      />
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="started" value={startedAt} />
      <input type="hidden" name="mode" value={mode} />
      {before}
      <p className="entry-stem">{pack.stem}</p>
      {mode === 'telephone' ? (
        items.map((item, index) => (
          <Fragment key={item.id}>
            <ReadAloud
              item={item}
              number={index + 1}
              text={pack.items[item.id] ?? ''}
              options={pack.options}
              chosen={typed[item.id]}
              problem={words[item.id]}
            />
            {risky.some((risk) => risk.item === item.id) ? <AboveZero /> : null}
          </Fragment>
        ))
      ) : (
        <PaperGrid
          instrument={instrument}
          pack={pack}
          typed={typed}
          problems={words}
          below={risky.length === 0 ? null : <AboveZero />}
        />
      )}
      <CrisisHelp country={country} title="Whom they can call" />
      <div className="form-actions">
        <Button>{send}</Button>
      </div>
    </form>
  )
}

// Said at once, and the alert follows when the form is stored: whoever is on the telephone is the first who can ask.
function AboveZero() {
  return (
    <Banner
      tone="urgent"
      level={2}
      announced
      title="They answered above zero to the question about death or self-harm"
    >
      <p>
        Speak about it now, before anything else, whatever the total is. An alert is raised when this form is
        stored.
      </p>
    </Banner>
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
