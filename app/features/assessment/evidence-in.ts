import {
  diagnosticFactsEn,
  emptyDiagnosticStore,
  readDiagnosticStore,
  symptomNamesEn,
  type DiagnosticStore,
  type FieldProblem,
} from '@kith/ipt'

import type { SheetValues } from '#features/sheets/index.ts'

/** Who set the field of that name. */
export type AuthorOf = (field: string) => string

/** Something that stands in the way of the record: the field it is about, and the code of the reason. */
export type Gap = { field: string; code: string }

/** What the sheet says of symptoms and facts, and the answers that cannot count as they stand. */
export type EvidenceIn = { store: DiagnosticStore; problems: readonly Gap[] }

/**
 * The one store of both classifications, from the fields of the sheet (DX-010). An answer that the core does not take
 * as it stands, because nobody said where it comes from, counts as not assessed (DX-001, DX-004). There is no way in
 * for the answers of a questionnaire (DX-005, IPT-041).
 */
export function evidenceIn(values: SheetValues, authorOf: AuthorOf): EvidenceIn {
  const said = (field: string) => (values[field] ?? '').trim()
  const usual = said('usual-source')
  const entries = Object.keys(symptomNamesEn).flatMap((symptom) => {
    const [answer, own] = [said(`symptom.${symptom}.answer`), said(`symptom.${symptom}.source`)]
    const by = authorOf(`symptom.${symptom}.answer`)
    return answer === '' ? [] : [[symptom, { answer, source: own === '' ? usual : own, by }] as const]
  })
  const facts = Object.keys(diagnosticFactsEn).flatMap((fact) => {
    const answer = said(`fact.${fact}.answer`)
    return answer === '' ? [] : [[fact, { answer, by: authorOf(`fact.${fact}.answer`) }] as const]
  })
  const duration = durationIn(said('duration.amount'), said('duration.unit'))
  const raw = {
    symptoms: Object.fromEntries(entries),
    facts: Object.fromEntries(facts),
    durationDays: duration.days,
    lossJudgement: said('fact.recent-loss.words'),
  }
  const read = readDiagnosticStore(raw)
  if (read.ok) return { store: read.value, problems: duration.problems }
  const refused = read.problem.fields
  const left = (part: 'symptoms' | 'facts') =>
    Object.entries(raw[part]).filter(([name]) => !refused.some(({ field }) => field === `${part}.${name}`))
  const taken = readDiagnosticStore({
    ...raw,
    symptoms: Object.fromEntries(left('symptoms')),
    facts: Object.fromEntries(left('facts')),
    durationDays: refused.some(({ field }) => field === 'durationDays') ? null : raw.durationDays,
  })
  return {
    store: taken.ok ? taken.value : emptyDiagnosticStore(),
    problems: [...refused.map(gapOf), ...duration.problems],
  }
}

// A month is counted as a twelfth of 365.25 days, so that two years are 731 days, and not yet longer than that (IPT-061).
const unitDays: Readonly<Record<string, number>> = { days: 1, weeks: 7, months: 365.25 / 12, years: 365.25 }

export const durationUnits = Object.keys(unitDays)

function durationIn(amount: string, unit: string): { days: number | null; problems: readonly Gap[] } {
  if (amount === '') return { days: null, problems: [] }
  const days = unitDays[unit]
  if (days === undefined) {
    return { days: null, problems: [{ field: 'duration.unit', code: 'assessment/unit-missing' }] }
  }
  // What is no number stays none: the core says so.
  return { days: Math.round(Number(amount.replace(',', '.')) * days), problems: [] }
}

function gapOf({ field, code }: FieldProblem): Gap {
  if (field === 'durationDays') return { field: 'duration.amount', code }
  const [part, name] = field.split('.')
  const kind = part === 'facts' ? 'fact' : 'symptom'
  return { field: `${kind}.${name}.${code === 'diagnosis/source-unknown' ? 'source' : 'answer'}`, code }
}
