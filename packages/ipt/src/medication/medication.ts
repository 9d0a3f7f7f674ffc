import type { EventDate } from '../events/life-event.ts'
import type { DateReading, DateSpan } from '../events/date-span.ts'
import { daysFrom, spanOf, spanOfBeginning } from '../events/date-span.ts'
import type { FieldProblem, Invalid, Result } from '../result.ts'
import { invalid } from '../result.ts'
import { readRecord } from '../techniques/read-record.ts'
import type { RecordFields, RecordOf } from '../techniques/record-fields.ts'

/** How somebody takes a medicine, as told and in neutral words (IPT-200). It is not counted and not judged. */
export const medicineTakenEn = {
  'as-prescribed': 'as prescribed',
  'on-some-days': 'on some days',
  'in-another-way': 'in another way than prescribed',
  'not-at-present': 'not at present',
} as const
export type MedicineTaken = keyof typeof medicineTakenEn

/** The record of one medicine as data. A dose is text as it was prescribed: nothing here works one out (IPT-202). */
export const medicationFields = {
  drug: { kind: 'text', label: 'Medicine' },
  prescriber: { kind: 'text', label: 'Prescribed by' },
  doses: {
    kind: 'list',
    label: 'Doses, the first from the start',
    of: {
      dose: { kind: 'text', label: 'Dose as prescribed' },
      from: { kind: 'date', label: 'From' },
    },
  },
  stopped: {
    kind: 'one-of',
    label: 'Stopped',
    cases: {
      stopped: { when: { kind: 'date', label: 'When' }, why: { kind: 'text', label: 'Why, as told' } },
    },
  },
  sideEffects: { kind: 'texts', label: 'Side effects, as told' },
  taken: { kind: 'choice', label: 'How it is taken, as told', options: medicineTakenEn },
  takenWords: { kind: 'text', label: 'In the patient’s words' },
} as const satisfies RecordFields

/** One medicine: prescriber, doses over time, start and stop, side effects, how it is taken (IPT-200). */
export type Medication = RecordOf<typeof medicationFields>

/**
 * Reads a medicine from a form or a row. A date that is not understood is kept as it was said and stays off the
 * axis. Field codes: `medication/drug-missing`; `medication/dose-missing` for a later dose without words;
 * `medication/doses-out-of-order` and `medication/stopped-before-start` when every reading of the dates has it so;
 * and those of {@link readRecord}. Source: IPT-200.
 *
 * @example readMedication({ drug: 'sertraline', doses: [{ dose: '50 mg', from: '2026-11' }] }, { hemisphere: 'north' })
 */
export function readMedication(raw: unknown, reading: DateReading): Result<Medication, Invalid> {
  const read = readRecord(medicationFields, raw)
  if (!read.ok) return read
  const { drug, doses, stopped } = read.value
  const problems: FieldProblem[] = []
  if (drug.trim() === '') problems.push({ field: 'drug', code: 'medication/drug-missing' })
  const dates = doses.map(({ from }) => from)
  doses.forEach(({ dose, from }, at) => {
    const before = dates.slice(0, at)
    if (at > 0 && dose.trim() === '') {
      problems.push({ field: `doses.${at}.dose`, code: 'medication/dose-missing' })
    }
    if (before.some((earlier) => isSurelyBefore(from, earlier, reading))) {
      problems.push({ field: `doses.${at}.from`, code: 'medication/doses-out-of-order' })
    }
  })
  if (stopped !== null && dates.some((from) => isSurelyBefore(stopped.when, from, reading))) {
    problems.push({ field: 'stopped.when', code: 'medication/stopped-before-start' })
  }
  return problems.length === 0 ? read : invalid(problems)
}

/** A stretch of one dose on the time axis; `null`: its beginning or end is not known, or it goes on. */
export type DoseBar = {
  readonly dose: string
  readonly from: DateSpan | null
  readonly to: DateSpan | null
  /** It goes on: no later dose, and the medicine was not stopped. */
  readonly goesOn: boolean
}

/**
 * The doses of a medicine as stretches on the axis that scores and events share (IPT-200): each from its beginning
 * to the beginning of the next, the last to the stop. Nothing is said about what a medicine did (IPT-202).
 *
 * @example doseBars(medication, { hemisphere: 'north' })
 * // [{ dose: '50 mg', from: { earliest: '2026-11-01', latest: '2026-11-30' }, to: null, goesOn: true }]
 */
export function doseBars({ doses, stopped }: Medication, reading: DateReading): readonly DoseBar[] {
  return doses.map(({ dose, from }, at) => {
    const next = doses[at + 1]?.from ?? stopped?.when ?? null
    return {
      dose,
      from: spanOfDate(from, reading),
      to: next === null ? null : spanOfDate(next, reading),
      goesOn: next === null,
    }
  })
}

/**
 * Whether a medicine is taken at present, as far as the record says: it was not stopped, and nobody told that it
 * is not taken.
 * Source: IPT-200.
 *
 * @example isTakenNow(medication) // true
 */
export function isTakenNow({ stopped, taken }: Medication): boolean {
  return stopped === null && taken !== 'not-at-present'
}

function spanOfDate(when: EventDate, reading: DateReading): DateSpan | null {
  return when.state === 'understood' ? spanOfBeginning(when.date, reading) : null
}

function isSurelyBefore(when: EventDate, earlier: EventDate, reading: DateReading): boolean {
  if (when.state !== 'understood' || earlier.state !== 'understood') return false
  const { most } = daysFrom(spanOf(earlier.date, reading), spanOf(when.date, reading))
  return most !== null && most < 0
}

/**
 * A medicine in one sentence for a note or a table, no more exact than what was told.
 * Source: IPT-200.
 *
 * @example medicationWordsEn(medication) // 'sertraline 50 mg, prescribed by Dr Hale, taken on some days.'
 */
export function medicationWordsEn(medication: Medication): string {
  const { drug, prescriber, doses, stopped, taken, sideEffects } = medication
  const dose = doses.at(-1)?.dose.trim() ?? ''
  const parts = [
    [drug.trim(), dose].filter((part) => part !== '').join(' '),
    prescriber.trim() === '' ? '' : `prescribed by ${prescriber.trim()}`,
    stopped === null ? '' : 'stopped',
    taken === null || stopped !== null ? '' : `taken ${medicineTakenEn[taken]}`,
    sideEffects.length === 0 ? '' : `side effects as told: ${sideEffects.join('; ')}`,
  ]
  return `${parts.filter((part) => part !== '').join(', ')}.`
}
