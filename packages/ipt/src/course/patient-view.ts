import type { Refused, Result } from '../result.ts'
import { ok, refuse } from '../result.ts'

/** When a patient may see something: always, never, or once something has come about (ipt-protocol.md, section 14). */
export type PatientCondition = 'always' | 'never' | 'released' | 'agreed' | 'own-label'

/** What a record holds, and when the patient may see it: the table of section 14, row by row. */
export const patientViews = {
  'own-answers': 'always',
  'own-curve': 'always',
  'diagnosis-name': 'released',
  timeline: 'agreed',
  formulation: 'agreed',
  'problem-area': 'own-label',
  contract: 'always',
  'sessions-left': 'always',
  'link-statements': 'always',
  plans: 'always',
  ideas: 'always',
  'own-scripts': 'always',
  'clinician-notes': 'never',
  differential: 'never',
  fidelity: 'never',
  alerts: 'never',
  'non-improvement': 'never',
  'risk-assessment': 'never',
  'safety-plan': 'always',
  'crisis-lines': 'always',
  'other-members': 'never',
} as const satisfies Readonly<Record<string, PatientCondition>>
export type PatientItem = keyof typeof patientViews

/**
 * Whether the patient may see an item of the record through Kith. What is asked for by law is handled elsewhere †.
 * Refused: `patient-view/never`; `patient-view/not-released` for a diagnosis that the clinician has not released
 * (IPT-040); `patient-view/not-agreed` for a timeline or formulation before it was agreed on in a session (IPT-064,
 * IPT-079); `patient-view/no-own-label` for a problem area without a word for the patient (IPT-078).
 * Source: ipt-protocol.md, section 14, which IPT-215 asks an application to try row by row.
 *
 * @example mayPatientSee('formulation', { released: true, agreed: false, ownLabel: true })
 * // { ok: false, problem: { kind: 'refused', code: 'patient-view/not-agreed' } }
 */
export function mayPatientSee(
  item: PatientItem,
  facts: { readonly released: boolean; readonly agreed: boolean; readonly ownLabel: boolean },
): Result<
  PatientItem,
  Refused<
    | 'patient-view/never'
    | 'patient-view/not-released'
    | 'patient-view/not-agreed'
    | 'patient-view/no-own-label'
  >
> {
  switch (patientViews[item]) {
    case 'always':
      return ok(item)
    case 'released':
      return facts.released ? ok(item) : refuse('patient-view/not-released')
    case 'agreed':
      return facts.agreed ? ok(item) : refuse('patient-view/not-agreed')
    case 'own-label':
      return facts.ownLabel ? ok(item) : refuse('patient-view/no-own-label')
    case 'never':
      return refuse('patient-view/never')
  }
}
