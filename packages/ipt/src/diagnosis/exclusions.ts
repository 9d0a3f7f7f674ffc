import type { FieldProblem, Invalid, Refused, Result } from '../result.ts'
import { invalid, ok, refuse } from '../result.ts'
import type { Day } from '../time/day.ts'
import { readDay } from '../time/day.ts'
import type { DiagnosticStore } from './symptom-store.ts'
import { factTruth } from './symptom-store.ts'

/** What else may explain the picture: what to ask, and what can be suggested (1.5). Nothing is ordered by itself. */
export const exclusionsEn = {
  bipolar: {
    name: 'bipolar spectrum',
    ask: 'mania or hypomania at any time, in the family too; activation by an antidepressant',
    suggest: 'leave the unipolar template; specialist review',
  },
  substances: {
    name: 'substances and medicines',
    ask: 'alcohol, stimulants, sedatives, steroids, interferon, isotretinoin, hormonal agents †',
    suggest: 'toxicology screen, review of medicines',
  },
  medical: {
    name: 'medical causes',
    ask: 'thyroid, anaemia, B12 †, sleep apnoea, infection, neurological, pregnancy and after birth',
    suggest: 'thyroid function test; others as indicated',
  },
  psychotic: {
    name: 'psychotic disorder',
    ask: 'delusions or hallucinations outside an episode of mood',
    suggest: 'psychiatry',
  },
  cognitive: { name: 'cognitive disorder', ask: 'delirium, dementia', suggest: 'assessment' },
  'prolonged-grief': {
    name: 'prolonged grief',
    ask: 'pervasive yearning, over 6 months (ICD-11 6B42) or 12 months (DSM; ICD-10-CM F43.81 †) †',
    suggest: 'consider treatment for grief; a focus on grief stays possible',
  },
  ptsd: { name: 'PTSD', ask: 'what followed a trauma', suggest: 'assessment' },
  adjustment: { name: 'adjustment disorder', ask: 'a reaction to one stressor', suggest: 'assessment' },
} as const
export type Exclusion = keyof typeof exclusionsEn

/** A test or review: never ordered by the program (IPT-037). */
export type CheckState =
  | { readonly state: 'not-considered' }
  | { readonly state: 'not-indicated' }
  | { readonly state: 'ordered'; readonly on: Day }
  | { readonly state: 'result'; readonly on: Day; readonly result: string }

/** A row: "not asked" is visible; asked comes with a finding, a decision and who decided (DX-020). */
export type ExclusionEntry =
  | { readonly asked: false }
  | {
      readonly asked: true
      readonly finding: 'yes' | 'no' | 'unclear'
      readonly decided: string
      readonly by: string
      readonly check: CheckState
    }

export type ExclusionRows = Readonly<Record<Exclusion, ExclusionEntry>>

/**
 * Reads the rows; an absent one was not asked. Field codes, by row: `diagnosis/exclusion-unknown`,
 * `diagnosis/finding-unknown`, `diagnosis/decision-missing`, `diagnosis/author-missing`,
 * `diagnosis/check-unknown`, `diagnosis/result-missing`, those of {@link readDay} for a check's day.
 * Source: diagnosis-and-safety.md 1.5; DX-020.
 *
 * @example readExclusions({ bipolar: { asked: true, finding: 'no', decided: 'excluded', by: 'dr-1' } })
 */
export function readExclusions(raw: Readonly<Record<string, unknown>>): Result<ExclusionRows, Invalid> {
  const problems: FieldProblem[] = []
  if (Object.keys(raw).some((name) => !Object.hasOwn(exclusionsEn, name))) {
    problems.push({ field: 'exclusions', code: 'diagnosis/exclusion-unknown' })
  }
  const rows = Object.keys(exclusionsEn).map((name) => {
    const entry = Object.hasOwn(raw, name) ? raw[name] : null
    if (typeof (entry ?? {}) !== 'object') {
      problems.push({ field: name, code: 'diagnosis/finding-unknown' })
    }
    return [name, readRow({ ...(entry as object | null) }, name, problems)]
  })
  return problems.length === 0 ? ok(Object.fromEntries(rows) as ExclusionRows) : invalid(problems)
}

/**
 * The rows that were not asked, in their order (DX-020).
 *
 * @example notAsked(rows) // ['bipolar', 'cognitive']
 */
export function notAsked(rows: ExclusionRows): readonly Exclusion[] {
  return (Object.keys(exclusionsEn) as Exclusion[]).filter((name) => !rows[name].asked)
}

/**
 * Whether a course may be labelled unipolar depression (DX-021, HZ-07). Refused: `diagnosis/mania-known` when
 * mania or hypomania was ever found, in the facts or in the row; `diagnosis/mania-not-asked` while neither says no
 * and the row was not asked or is unclear. Where it is refused, so is entry to a self-guided course.
 *
 * @example mayLabelUnipolar(store, rows) // { ok: false, problem: { kind: 'refused', code: 'diagnosis/mania-known' } }
 */
export function mayLabelUnipolar(
  store: DiagnosticStore,
  rows: ExclusionRows,
): Result<'unipolar', Refused<'diagnosis/mania-known' | 'diagnosis/mania-not-asked'>> {
  const row = rows.bipolar
  const facts = [factTruth(store, 'manic-episode'), factTruth(store, 'hypomanic-episode')]
  if (facts.includes('yes') || (row.asked && row.finding === 'yes')) return refuse('diagnosis/mania-known')
  const isSettled = facts.every((truth) => truth === 'no') || (row.asked && row.finding === 'no')
  return isSettled ? ok('unipolar') : refuse('diagnosis/mania-not-asked')
}

/**
 * Reads a test or review that belongs to no row; what is absent was not considered (IPT-037). Field codes:
 * `diagnosis/check-unknown`, `diagnosis/result-missing`, those of {@link readDay} for its day.
 *
 * @example readCheck({ state: 'ordered', on: '2026-11-23' }) // { ok: true, value: { state: 'ordered', … } }
 */
export function readCheck(raw: unknown, field = 'check'): Result<CheckState, Invalid> {
  const problems: FieldProblem[] = []
  const check = checkOf(raw, field, problems)
  return problems.length === 0 ? ok(check as CheckState) : invalid(problems)
}

function readRow(raw: Partial<Record<string, unknown>>, field: string, problems: FieldProblem[]): unknown {
  const { asked = false, finding, decided, by } = raw
  if (asked === false) {
    // A finding that was typed is not dropped because a tick is missing.
    if (finding !== undefined) problems.push({ field, code: 'diagnosis/finding-unknown' })
    return { asked }
  }
  if (asked !== true || !['yes', 'no', 'unclear'].includes(finding as string)) {
    problems.push({ field, code: 'diagnosis/finding-unknown' })
  }
  const isText = (value: unknown) => typeof value === 'string' && value.trim() !== ''
  if (!isText(decided)) problems.push({ field, code: 'diagnosis/decision-missing' })
  if (!isText(by)) problems.push({ field, code: 'diagnosis/author-missing' })
  return { asked, finding, decided, by, check: checkOf(raw['check'], `${field}.check`, problems) }
}

function checkOf(raw: unknown, field: string, problems: FieldProblem[]): unknown {
  const { state = 'not-considered', on, result }: Partial<Record<string, unknown>> = { ...(raw as object) }
  if (typeof (raw ?? {}) !== 'object') problems.push({ field, code: 'diagnosis/check-unknown' })
  if (state === 'not-considered' || state === 'not-indicated') return { state }
  if (state !== 'ordered' && state !== 'result') {
    problems.push({ field, code: 'diagnosis/check-unknown' })
    return { state: 'not-considered' }
  }
  const day = readDay(on, `${field}.on`)
  if (!day.ok) problems.push(...day.problem.fields)
  if (state === 'ordered') return { state, on }
  if (typeof result !== 'string' || result.trim() === '') {
    problems.push({ field, code: 'diagnosis/result-missing' })
  }
  return { state, on, result }
}
