import type { RecordField, RecordFields } from '@kith/ipt'
import type { ReactNode } from 'react'

import {
  SheetChoice,
  SheetDate,
  SheetLongText,
  SheetProblems,
  SheetSelect,
  SheetText,
  SheetTick,
  useSheetInHand,
} from '#features/sheets/index.ts'
import type { Choice, Option } from '#ui/index.ts'

import { recordInSheet, type RecordShape } from './record-in-sheet.ts'
import { asSentence } from './record-names.ts'
import { recordProblemWords } from './record-problem-words.ts'
import { RecordRows } from './record-rows.tsx'
import './work.css'

export type RecordFormProps<F extends RecordFields> = {
  shape: RecordShape<F>
  /** Who and what can be named: those of the inventory and of the timeline. */
  people?: readonly Option[] | undefined
  events?: readonly Option[] | undefined
  /** A sentence below a label, by the field's path without numbers: `excused.what`. */
  hints?: Readonly<Record<string, string>> | undefined
  /** Longer or plainer words than the core's label, by the same path. */
  labels?: Readonly<Record<string, string>> | undefined
  /** What stands below a field, by the same path. */
  below?: Readonly<Record<string, ReactNode>> | undefined
}

/** The record of a technique as fields of the sheet around it, made from the core's own list of them. */
export function RecordForm<F extends RecordFields>(props: RecordFormProps<F>) {
  const { shape, people = [], events = [], hints = {}, labels = {}, below = {} } = props
  const { values } = useSheetInHand()
  const { problems } = recordInSheet(shape, values)
  const words = Object.fromEntries(
    Object.entries(problems).map(([name, code]) => [name, recordProblemWords(code)]),
  )
  return (
    <SheetProblems problems={words}>
      <div className="record-form stack">
        <Fields fields={shape.fields} at="" path="" words={{ people, events, hints, labels, below }} />
      </div>
    </SheetProblems>
  )
}

type Told = Omit<RecordFormProps<RecordFields>, 'shape'>
type Words = { [Name in keyof Told]-?: NonNullable<Told[Name]> }

/** `at` stands before a field's name on the sheet, `path` before its name in the record. */
type Place = { at: string; path: string; words: Words }

function Fields({ fields, at, path, words }: Place & { fields: RecordFields }) {
  return Object.entries(fields).map(([name, field]) => (
    <FieldPart key={at + name} field={field} at={at + name} path={path + name} words={words} />
  ))
}

function FieldPart({ field, at, path, words }: Place & { field: RecordField }) {
  const below = words.below[path]
  const part = <Control field={field} at={at} path={path} words={words} />
  return below === undefined ? (
    part
  ) : (
    <div className="stack stack-tight">
      {part}
      {below}
    </div>
  )
}

function Control({ field, at, path, words }: Place & { field: RecordField }) {
  const { values } = useSheetInHand()
  const label = words.labels[path] ?? field.label
  const said = { name: at, label, hint: words.hints[path] }
  const inside = { at: `${at}.`, path: `${path}.`, words }
  switch (field.kind) {
    case 'text':
      return <SheetLongText {...said} rows={1} />
    case 'texts':
      return <SheetLongText {...said} rows={2} hint={said.hint ?? 'One on each line'} />
    case 'person':
      return <SheetSelect {...said} options={words.people} prompt="Nobody named yet" />
    case 'event':
      return <SheetSelect {...said} options={words.events} prompt="Not linked yet" />
    case 'day':
      return <SheetDate {...said} />
    case 'date':
      return <SheetText {...said} width="medium" hint={said.hint ?? dateHint} />
    case 'tick':
      return <SheetTick {...said} />
    case 'topic':
      return (
        <div className="record-topic">
          <SheetTick name={`${at}.explored`} label={label} hint={said.hint} />
          <SheetLongText name={`${at}.note`} label={<span className="spoken">{label}: note</span>} rows={1} />
        </div>
      )
    case 'scale':
      return <SheetChoice {...said} inRow none="Not rated" choices={steps} />
    case 'whole':
      return (
        <SheetText
          {...said}
          inputMode="numeric"
          width="short"
          hint={said.hint ?? `A whole number from ${field.min} to ${field.max}`}
        />
      )
    case 'choice':
      return <SheetChoice {...said} choices={choicesOf(field.options)} inRow={areShort(field.options)} />
    case 'state':
      return <SheetSelect {...said} options={choicesOf(field.options)} prompt="Choose" />
    case 'choices':
      return (
        <Several label={label} hint={said.hint}>
          {choicesOf(field.options).map((option) => (
            <SheetTick key={option.value} name={`${at}.${option.value}`} label={option.words} />
          ))}
        </Several>
      )
    case 'group':
      return (
        <Several label={label} hint={said.hint} isPart>
          <Fields {...inside} fields={field.of} />
        </Several>
      )
    case 'list':
      return (
        <RecordRows at={at} label={label} hint={said.hint}>
          {(row) => <Fields fields={field.of} at={`${at}.${row}.`} path={`${path}.`} words={words} />}
        </RecordRows>
      )
    case 'one-of': {
      const name = values[`${at}.case`] ?? ''
      const fields = field.cases[name] ?? {}
      return (
        <div className="stack">
          <SheetChoice
            {...said}
            name={`${at}.case`}
            inRow
            none="Open"
            choices={Object.keys(field.cases).map((each) => ({
              value: each,
              words: words.labels[`${path}.${each}`] ?? asSentence(each.replaceAll('-', ' ')),
            }))}
          />
          {Object.keys(fields).length === 0 ? null : (
            <div className="record-case stack">
              <Fields fields={fields} at={`${at}.${name}.`} path={`${path}.${name}.`} words={words} />
            </div>
          )}
        </div>
      )
    }
  }
}

function Several(props: { label: string; hint?: string | undefined; isPart?: boolean; children: ReactNode }) {
  const { label, hint, isPart = false, children } = props
  return (
    <fieldset className={isPart ? 'record-group stack' : 'field record-ticks'}>
      <legend className="field-label">{label}</legend>
      {hint === undefined ? null : <p className="field-hint">{hint}</p>}
      {children}
    </fieldset>
  )
}

const dateHint = 'As exactly as it is known: 2019, 2021-03, 2026-11-23, or 2021-03~ for “about”'

const steps: readonly Choice[] = Array.from({ length: 11 }, (_, step) => ({ value: `${step}`, words: step }))

function choicesOf(options: Readonly<Record<string, string>>): { value: string; words: string }[] {
  return Object.entries(options).map(([value, words]) => ({ value, words: asSentence(words) }))
}

function areShort(options: Readonly<Record<string, string>>): boolean {
  return Object.values(options).join(' ').length < 30
}
