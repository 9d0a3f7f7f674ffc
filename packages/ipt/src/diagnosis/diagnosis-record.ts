import type { Day } from '../time/day.ts'
import type { RecordedDiagnosis } from './codes.ts'
import type { CriteriaResult } from './criteria.ts'
import type { Exclusion, ExclusionRows } from './exclusions.ts'
import { notAsked } from './exclusions.ts'
import type { DsmSpecifier, IcdSpecifier } from './attributes.ts'
import type { DiagnosticStore } from './symptom-store.ts'

/** What a diagnosis rests on (IPT-036). */
export const diagnosticBasisEn = {
  symptoms: 'psychiatric symptoms now and earlier',
  medical: 'general medical history',
  family: 'mental illness in the family',
  treatments: 'treatments now and before',
  examination: 'mental status examination',
} as const
export type DiagnosticBasis = keyof typeof diagnosticBasisEn

/** The record of component 1 of the initial phase (IPT-035 to IPT-039). `null`: not recorded yet. */
export type DiagnosisRecord = {
  readonly criteria: CriteriaResult
  /** The answers, criterion by criterion, that it was worked out from (IPT-035). */
  readonly answers?: DiagnosticStore
  /** Those of the classification that was used. */
  readonly specifiers?: readonly (DsmSpecifier | IcdSpecifier)[]
  /** Persistent depression beside an episode, as the clinician records it: then it is double (IPT-061). */
  readonly besidePersistent?: boolean
  /** Recorded by the clinician; the criteria never make it (DX-006, IPT-041). */
  readonly diagnosis: { readonly is: RecordedDiagnosis; readonly by: string; readonly on: Day } | null
  readonly basis: Readonly<Record<DiagnosticBasis, string>>
  readonly exclusions: ExclusionRows
  readonly suicidality:
    | { readonly state: 'not-assessed' }
    | { readonly state: 'assessed'; readonly on: Day }
    | { readonly state: 'assessed-elsewhere'; readonly on: Day; readonly reference: string }
  readonly hospitalCare: 'needed' | 'not-needed' | null
  readonly named:
    | { readonly told: false }
    | { readonly told: true; readonly words: string; readonly reaction: string }
  /** What the patient may read, in the clinician's words; `null` until it is released (IPT-040). */
  readonly releasedName: string | null
}

export type DiagnosisGap =
  | 'diagnosis'
  | 'suicidality'
  | 'hospital-care'
  | 'illness-not-named'
  | `basis:${DiagnosticBasis}`
  | `not-asked:${Exclusion}`

/**
 * What the record still lacks. Suicidality has to be assessed on `today`, here or elsewhere with a reference, and
 * the decision about hospital care belongs to it (IPT-038).
 *
 * @example diagnosisGaps(record, today) // ['suicidality', 'not-asked:bipolar']
 */
export function diagnosisGaps(record: DiagnosisRecord, today: Day): readonly DiagnosisGap[] {
  const { diagnosis, basis, exclusions, suicidality, hospitalCare, named } = record
  const isAssessed =
    suicidality.state !== 'not-assessed' &&
    suicidality.on === today &&
    (suicidality.state === 'assessed' || suicidality.reference.trim() !== '')
  const isNamed = named.told && named.words.trim() !== ''
  return [
    ...(isAssessed ? [] : ['suicidality' as const]),
    ...(hospitalCare === null ? ['hospital-care' as const] : []),
    ...(diagnosis === null ? ['diagnosis' as const] : []),
    ...(Object.keys(diagnosticBasisEn) as DiagnosticBasis[])
      .filter((name) => basis[name].trim() === '')
      .map((name) => `basis:${name}` as const),
    ...notAsked(exclusions).map((name) => `not-asked:${name}` as const),
    ...(isNamed ? [] : ['illness-not-named' as const]),
  ]
}

/**
 * What the patient sees of it: the name that was released, or nothing. No differential list, no code that was not
 * released, no criteria (IPT-040).
 *
 * @example diagnosisForPatient(record) // 'Depression'
 */
export function diagnosisForPatient({ releasedName }: DiagnosisRecord): string | null {
  return releasedName?.trim() || null
}
