import type { FieldProblem, Invalid, Refused, Result } from '../result.ts'
import { invalid, ok, refuse } from '../result.ts'
import type { Day } from '../time/day.ts'
import { readDay } from '../time/day.ts'
import type { Severity } from './attributes.ts'
import { icd10cmRows, icd11Rows } from './code-tables.ts'

/**
 * A diagnosis as the clinician records it, by the rules of its classification. ICD-11 knows psychotic symptoms
 * from moderate upwards, so that "mild and psychotic" cannot be said in it (1.3).
 */
export type RecordedDiagnosis =
  | ({ readonly classification: 'dsm-5-tr' } & (
      | {
          readonly disorder: 'major-depression'
          readonly course: 'single' | 'recurrent'
          readonly state: DsmEpisodeState
        }
      | {
          readonly disorder:
            | 'persistent'
            | 'premenstrual'
            | 'postpartum'
            | 'other-specified'
            | 'recurrent-other-specified'
            | 'depression-unspecified'
        }
    ))
  | ({ readonly classification: 'icd-11' } & (
      | {
          readonly disorder: 'depressive-episode'
          readonly course: 'single' | 'recurrent'
          readonly state: IcdEpisodeState
        }
      | {
          readonly disorder:
            | 'persistent'
            | 'mixed-with-anxiety'
            | 'postpartum'
            | 'other-specified'
            | 'recurrent-other-specified'
            | 'recurrent-unspecified'
            | 'depression-unspecified'
        }
    ))

export type DsmEpisodeState =
  | { readonly now: 'current'; readonly severity: Severity | 'unspecified'; readonly psychotic: boolean }
  | { readonly now: 'partial-remission' | 'full-remission' }

export type IcdEpisodeState =
  | { readonly now: 'current'; readonly severity: 'mild' | 'unspecified'; readonly psychotic: false }
  | { readonly now: 'current'; readonly severity: 'moderate' | 'severe'; readonly psychotic: boolean }
  | { readonly now: 'partial-remission' | 'full-remission' }

export type CodeSystem = 'icd-10-cm' | 'icd-11'

export type CodeRow = { readonly key: string; readonly code: string; readonly meaning: string }

/** Codes of one system as data, with the release they come from (DX-025). */
export type CodeRelease = {
  readonly system: CodeSystem
  readonly release: string
  /** The day of the official release; `null`: not loaded from one. */
  readonly releasedOn: Day | null
  readonly note: string
  readonly rows: readonly CodeRow[]
}

const shippedNote =
  'Written from Kith’s reference, not loaded from an official release: check before use, and load the release ' +
  'of your country with its date. Entries marked † are unconfirmed.'

/** What comes along until an official release is loaded. It says so itself. */
export const shippedCodes: { readonly [System in CodeSystem]: CodeRelease } = {
  'icd-10-cm': {
    system: 'icd-10-cm',
    release: 'none',
    releasedOn: null,
    note: shippedNote,
    rows: icd10cmRows,
  },
  'icd-11': { system: 'icd-11', release: 'none', releasedOn: null, note: shippedNote, rows: icd11Rows },
}

/**
 * The code of a recorded diagnosis: ICD-10-CM for DSM-5-TR, ICD-11 for ICD-11, each looked up in its own table and
 * never worked out from a code of the other (DX-025). `F32.A` is never the code of a major depression (DX-026).
 * Refused: `codes/other-system` when the release is of another system, `codes/not-in-release`.
 *
 * @example codeFor({ classification: 'icd-11', disorder: 'depressive-episode', course: 'single',
 *   state: { now: 'current', severity: 'moderate', psychotic: true } }) // { ok: true, value: { code: '6A70.2', … } }
 */
export function codeFor(
  diagnosis: RecordedDiagnosis,
  release: CodeRelease = shippedCodes[systemOf(diagnosis)],
): Result<
  CodeRow & Pick<CodeRelease, 'system' | 'release' | 'releasedOn'>,
  Refused<'codes/other-system' | 'codes/not-in-release'>
> {
  const { system, releasedOn } = release
  if (system !== systemOf(diagnosis)) return refuse('codes/other-system')
  const key = keyOf(diagnosis)
  const row = release.rows.find((each) => each.key === key)
  return row === undefined
    ? refuse('codes/not-in-release')
    : ok({ ...row, system, release: release.release, releasedOn })
}

/**
 * The code of thoughts of suicide as a finding that may be recorded beside a diagnosis, on the clinician's word
 * alone: no answer to a questionnaire makes it one (IPT-041, DX-005). Both shipped codes are unconfirmed †. Refused:
 * `codes/not-in-release`.
 *
 * @example codeOfSuicidalIdeation(shippedCodes['icd-11']) // { ok: true, value: { code: 'MB26.A', … } }
 */
export function codeOfSuicidalIdeation(
  release: CodeRelease,
): Result<CodeRow, Refused<'codes/not-in-release'>> {
  const row = release.rows.find(({ key }) => key === 'suicidal-ideation')
  return row === undefined ? refuse('codes/not-in-release') : ok(row)
}

/**
 * Reads a release that a clinic loads. Field codes: `codes/system-unknown`, `codes/release-missing`,
 * `codes/not-a-list`; per row (`rows.3`) `codes/key-unknown`, `codes/key-twice`, `codes/code-unreadable` for a
 * code that is not of this system's form, `codes/meaning-missing`, and `codes/means-something-else` for a code
 * that Kith knows under another key: the error that public lists carry (DX-025, DX-026). Those of {@link readDay}
 * for `releasedOn`, which is required.
 *
 * @example readCodeRelease({ system: 'icd-11', release: '2025-01', releasedOn: '2025-02-14', rows })
 */
export function readCodeRelease(raw: Readonly<Record<string, unknown>>): Result<CodeRelease, Invalid> {
  const { system, release, rows, note = '' } = raw
  const problems: FieldProblem[] = []
  if (system !== 'icd-10-cm' && system !== 'icd-11') {
    return invalid([{ field: 'system', code: 'codes/system-unknown' }])
  }
  if (typeof release !== 'string' || release.trim() === '') {
    problems.push({ field: 'release', code: 'codes/release-missing' })
  }
  const releasedOn = readDay(raw['releasedOn'], 'releasedOn')
  if (!releasedOn.ok) problems.push(...releasedOn.problem.fields)
  if (!Array.isArray(rows)) return invalid([...problems, { field: 'rows', code: 'codes/not-a-list' }])
  const seen = new Set<unknown>()
  const read = rows.map((row: unknown, at) => {
    const { key, code, meaning }: Partial<Record<string, unknown>> = { ...(row as object | null) }
    const known = shippedCodes[system].rows
    const report = (problem: string) => problems.push({ field: `rows.${at}`, code: problem })
    if (!known.some((each) => each.key === key)) report('codes/key-unknown')
    else if (seen.has(key)) report('codes/key-twice')
    seen.add(key)
    if (typeof code !== 'string' || !codeForms[system].test(code)) report('codes/code-unreadable')
    if (known.some((each) => each.code === code && each.key !== key)) report('codes/means-something-else')
    if (typeof meaning !== 'string' || meaning.trim() === '') report('codes/meaning-missing')
    return { key, code, meaning }
  })
  return problems.length === 0
    ? ok({ system, release, releasedOn: raw['releasedOn'], note, rows: read } as CodeRelease)
    : invalid(problems)
}

// No code of one system has the form of the other: the second place is a letter in ICD-11 and a digit in ICD-10-CM.
const codeForms: Readonly<Record<CodeSystem, RegExp>> = {
  'icd-10-cm': /^[A-Z]\d[\dA-Z](?:\.[\dA-Z]{1,4})?$/,
  'icd-11': /^[\dA-Z][A-Z][\dA-Z]{2}(?:\.[\dA-Z]{1,2})?$/,
}

function systemOf({ classification }: RecordedDiagnosis): CodeSystem {
  return classification === 'dsm-5-tr' ? 'icd-10-cm' : 'icd-11'
}

function keyOf(diagnosis: RecordedDiagnosis): string {
  if (!('course' in diagnosis)) return diagnosis.disorder
  const { course, state } = diagnosis
  if (state.now !== 'current') return `${course}/${state.now}`
  if (diagnosis.classification === 'dsm-5-tr') {
    // † In DSM-5-TR psychotic features have one code whatever the severity.
    return `${course}/${state.psychotic ? 'psychotic' : state.severity}`
  }
  const severity = state.severity === 'unspecified' ? 'severity-unspecified' : state.severity
  return `${course}/${severity}${state.psychotic ? '/psychotic' : ''}`
}
