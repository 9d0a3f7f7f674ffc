import type { PatientText } from '../problem-areas/area.ts'
import { patientText } from '../problem-areas/area.ts'
import type { Focus } from '../problem-areas/focus.ts'
import type { FieldProblem, Invalid, Refused, Result } from '../result.ts'
import { invalid, ok } from '../result.ts'
import type { Day } from '../time/day.ts'

/** How the patient agreed (IPT-077). */
export const agreementManners = ['spoken', 'signed', 'tapped'] as const
export type AgreementManner = (typeof agreementManners)[number]

/** The explicit agreement of the patient: when, in which session, how, and to which words (IPT-077). */
export type Agreement = {
  readonly on: Day
  readonly session: number
  readonly how: AgreementManner
  readonly focusText: PatientText
}

declare const agreedBrand: unique symbol

/** A draft until the patient has agreed; only an agreed one opens the middle phase. */
export type Formulation =
  | { readonly state: 'draft'; readonly clinician: string; readonly patient: PatientText }
  | AgreedFormulation

export type AgreedFormulation = {
  readonly state: 'agreed'
  readonly clinician: string
  readonly patient: PatientText
  readonly focus: Focus
  readonly agreement: Agreement
  readonly [agreedBrand]: true
}

/**
 * Records the agreement of the patient to a focus in exact words (IPT-077). Field codes:
 * `formulation/focus-text-missing`, `formulation/not-a-session-number`, `formulation/manner-unknown`. Refused:
 * `focus/denied-word` when the words agreed on hold the word of IPT-078.
 *
 * @example agreeFormulation(draft, focus, { on, session: 3, how: 'spoken', focusText: 'Finding my place …' })
 */
export function agreeFormulation(
  draft: { readonly clinician: string; readonly patient: PatientText },
  focus: Focus,
  agreement: Omit<Agreement, 'focusText'> & { readonly focusText: string },
): Result<AgreedFormulation, Invalid | Refused<'focus/denied-word'>> {
  const fields: FieldProblem[] = []
  const { session, how } = agreement
  const focusText = agreement.focusText.trim()
  if (focusText === '') fields.push({ field: 'focusText', code: 'formulation/focus-text-missing' })
  if (!Number.isInteger(session) || session < 1) {
    fields.push({ field: 'session', code: 'formulation/not-a-session-number' })
  }
  if (!agreementManners.includes(how)) fields.push({ field: 'how', code: 'formulation/manner-unknown' })
  if (fields.length > 0) return invalid(fields)
  const text = patientText(focusText)
  if (!text.ok) return text
  const { clinician, patient } = draft
  const agreed = { ...agreement, focusText: text.value }
  // The one place where a draft becomes agreed.
  return ok({ state: 'agreed', clinician, patient, focus, agreement: agreed } as AgreedFormulation)
}

/**
 * What the patient may see of a formulation: its plain words once it is agreed, nothing before (IPT-079).
 *
 * @example formulationForPatient(formulation)?.focusText // 'Finding my place after the move'
 */
export function formulationForPatient(
  formulation: Formulation,
): { readonly text: PatientText; readonly focusText: PatientText; readonly agreedOn: Day } | null {
  if (formulation.state === 'draft') return null
  const { patient, agreement } = formulation
  return { text: patient, focusText: agreement.focusText, agreedOn: agreement.on }
}
