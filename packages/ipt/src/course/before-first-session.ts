import type { InstrumentId } from '../instruments/instrument.ts'
import type { Refused, Result } from '../result.ts'
import { ok, refuse } from '../result.ts'
import type { Prompt } from './prompt.ts'

/** What is recorded before the first session (IPT-020). Texts may be empty; `none` was asked and is none. */
export type Preparation = {
  readonly consentToTreatment: 'given' | 'not-asked' | 'not-given'
  readonly consentToDataUse: 'given' | 'not-asked' | 'not-given'
  readonly preferredName: string
  readonly language: string
  readonly interpreter: 'needed' | 'none' | 'not-asked'
  readonly accessibility: string
  readonly emergencyContact: string
  readonly crisisRegion: string
  /** Whether the patient says where they are at the start of remote sessions (IPT-191). */
  readonly locationRule: 'agreed' | 'not-asked'
}

/**
 * What is not recorded yet before the first session (IPT-020).
 *
 * @example preparationGaps(preparation) // ['crisisRegion']
 */
export function preparationGaps(preparation: Preparation): readonly (keyof Preparation)[] {
  const parts: readonly (keyof Preparation)[] = [
    'consentToTreatment',
    'consentToDataUse',
    'preferredName',
    'language',
    'interpreter',
    'accessibility',
    'emergencyContact',
    'crisisRegion',
    'locationRule',
  ]
  return parts.filter((part) => ['', 'not-asked', 'not-given'].includes(preparation[part].trim()))
}

/**
 * The prompt for the scales at baseline: the depression scale of the course, and companions that the clinic
 * uses (IPT-021). `null` once the scale of the course has been given.
 *
 * @example baselinePrompt({ scale: 'phq-9', given: [] })?.inputs // { scale: 'phq-9', given: '' }
 */
export function baselinePrompt(facts: {
  readonly scale: InstrumentId
  readonly given: readonly InstrumentId[]
}): Prompt | null {
  const { scale, given } = facts
  if (given.includes(scale)) return null
  return {
    rule: 'course/baseline-scales',
    inputs: { scale, given: given.join(', ') },
    thresholds: {},
    source: 'IPT-021',
    words: 'Offer the depression scale of this course before the first session; companions are optional.',
  }
}

/**
 * The prompt about the scale of somebody who is pregnant or gave birth within the year: the EPDS where the clinic
 * holds its licence, with its own form and key, else the PHQ-9, whose items about sleep, energy and appetite can
 * stand high after a birth without depression † (MEAS-030). `null` for everybody else.
 *
 * @example perinatalPrompt({ perinatal: true, epdsLicensed: false })?.inputs // { scale: 'phq-9', epdsLicensed: false }
 */
export function perinatalPrompt(facts: {
  readonly perinatal: boolean
  readonly epdsLicensed: boolean
}): Prompt | null {
  const { perinatal, epdsLicensed } = facts
  if (!perinatal) return null
  return {
    rule: 'course/perinatal-scale',
    inputs: { scale: epdsLicensed ? 'epds' : 'phq-9', epdsLicensed },
    thresholds: {},
    source: 'MEAS-030 († items about the body)',
    words: epdsLicensed
      ? 'Around a birth offer the EPDS, on the form that the clinic holds a licence for and by its key.'
      : 'Around a birth offer the PHQ-9. Its items about sleep, energy and appetite can stand high after a birth ' +
        'without depression; read them one by one.',
  }
}

/**
 * Whether the scale of a course may change. Scores of different scales are never joined in one curve, so it
 * needs both at one session; the new one then begins its own curve (IPT-022). Refused:
 * `course/both-scales-needed`.
 *
 * @example mayChangeScale({ from: 'phq-9', to: 'gad-7', givenAtOneSession: ['phq-9'] })
 */
export function mayChangeScale<Id extends string>(facts: {
  readonly from: Id
  readonly to: Id
  readonly givenAtOneSession: readonly Id[]
}): Result<Id, Refused<'course/both-scales-needed'>> {
  const { from, to, givenAtOneSession: given } = facts
  const isBridged = from === to || (given.includes(from) && given.includes(to))
  return isBridged ? ok(to) : refuse('course/both-scales-needed')
}
