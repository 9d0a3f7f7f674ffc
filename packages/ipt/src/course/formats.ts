import type { SessionFormat } from '../contract/contract.ts'
import { sessionFormats } from '../contract/contract.ts'
import { isTotalOf } from '../change/comparison.ts'
import { phq9 as phq9Key } from '../instruments/phq-9/phq-9.ts'
import type { Refused, Result } from '../result.ts'
import { ok, refuse } from '../result.ts'
import type { Prompt } from './prompt.ts'

/**
 * How many sessions were held in each format; mixed delivery is normal and is told as it was (IPT-190).
 *
 * @example formatMix(['video', 'video', 'in-person']) // { 'in-person': 1, video: 2, telephone: 0 }
 */
export function formatMix(sessions: readonly SessionFormat[]): Readonly<Record<SessionFormat, number>> {
  const count = (format: SessionFormat) => sessions.filter((each) => each === format).length
  const counts = sessionFormats.map((format) => [format, count(format)])
  return Object.fromEntries(counts) as Record<SessionFormat, number>
}

/** Asked at the start of each remote session (IPT-191). Texts may be empty. */
export type RemoteStart = {
  readonly location: string
  readonly callBackNumber: string
  readonly whoCanHear: string
  readonly emergencyContact: string
  /** Consent to be called back if the line drops. */
  readonly mayCallBack: 'yes' | 'no' | 'not-asked'
}

/**
 * What is not known yet at the start of a remote session (IPT-191).
 *
 * @example remoteStartGaps(start) // ['location', 'mayCallBack']
 */
export function remoteStartGaps(start: RemoteStart): readonly (keyof RemoteStart)[] {
  const texts = ['location', 'callBackNumber', 'whoCanHear', 'emergencyContact'] as const
  const empty = texts.filter((part) => start[part].trim() === '')
  return start.mayCallBack === 'not-asked' ? [...empty, 'mayCallBack'] : empty
}

/**
 * The prompt of a remote session: what to ask first, what to fall back on, and whose crisis line counts
 * (IPT-191, IPT-192). `null` for a session in person.
 *
 * @example remotePrompt('video', start)?.inputs // { format: 'video', fallback: 'telephone', missing: '…' }
 */
export function remotePrompt(format: SessionFormat, start: RemoteStart): Prompt | null {
  if (format === 'in-person') return null
  const missing = remoteStartGaps(start)
  const fallback = format === 'video' ? 'telephone' : null
  return {
    rule: 'remote/start',
    inputs: { format, fallback, missing: missing.join(', ') },
    thresholds: {},
    source: 'IPT-191, IPT-192',
    words:
      'Ask where the patient is, the number to call back, who can hear, whom to call there in an emergency, and ' +
      `whether to call back if the line drops.${fallback === null ? '' : ' If video breaks off, go on by telephone.'} ` +
      'The crisis line is that of the place where the patient is.',
  }
}

/** Templates of courses by telephone, as in the trials (IPT-193). */
export const telephoneTemplates = [
  { id: '9x60', sessions: 9, minutes: 60, everyWeeks: 1, source: 'IPT-193; tele-IPT trial in HIV, n=132' },
  {
    id: '12x60',
    sessions: 12,
    minutes: 60,
    everyWeeks: 1,
    source: 'IPT-193; nurse telephone trial postpartum, n=241',
  },
] as const

/** What is known before somebody begins on their own (IPT-194). `null`: not asked. */
export type SelfGuidedFacts = {
  readonly phq9: number | null
  /** Item 9 above zero, or any thought of suicide told; unanswered is `null`. */
  readonly suicidalThoughts: boolean | null
  readonly psychosis: boolean | null
  readonly maniaHistory: boolean | null
  /** Somebody looks at the answers, or a crisis response comes by itself (IPT-195). */
  readonly crisisResponse: boolean
}

/** † A PHQ-9 of this or more is too much for a course without a guide (IPT-194). */
export const selfGuidedBelow = 15

/**
 * Whether somebody may begin without a guide (IPT-194, IPT-195). Refused, what matters most first:
 * `self-guided/suicidal-thoughts`, `self-guided/psychosis`, `self-guided/mania-history`,
 * `self-guided/too-severe`, `self-guided/not-asked` when an answer is missing or a total cannot be, and
 * `self-guided/no-crisis-response`. {@link selfGuidedWordsEn} refuses kindly and offers people.
 *
 * @example maySelfGuide(facts) // { ok: false, problem: { kind: 'refused', code: 'self-guided/too-severe' } }
 */
export function maySelfGuide(
  facts: SelfGuidedFacts,
  below = selfGuidedBelow,
): Result<
  { readonly thresholds: { readonly below: number } },
  Refused<
    | 'self-guided/suicidal-thoughts'
    | 'self-guided/psychosis'
    | 'self-guided/mania-history'
    | 'self-guided/too-severe'
    | 'self-guided/not-asked'
    | 'self-guided/no-crisis-response'
  >
> {
  const { phq9, suicidalThoughts, psychosis, maniaHistory, crisisResponse } = facts
  if (suicidalThoughts === true) return refuse('self-guided/suicidal-thoughts')
  if (psychosis === true) return refuse('self-guided/psychosis')
  if (maniaHistory === true) return refuse('self-guided/mania-history')
  if (phq9 !== null && phq9 >= below) return refuse('self-guided/too-severe')
  // Only a plain no counts as one; a total that the scale cannot give was not understood either.
  const isNo = [suicidalThoughts, psychosis, maniaHistory].every((answer) => answer === false)
  if (!isNo || phq9 === null || !isTotalOf(phq9Key, phq9)) return refuse('self-guided/not-asked')
  return crisisResponse ? ok({ thresholds: { below } }) : refuse('self-guided/no-crisis-response')
}

/** What a person reads when self-guided entry is refused: kind, and with people instead (IPT-194). */
export const selfGuidedWordsEn = {
  refused:
    'What you tell us deserves more than a program can give. Please talk to a doctor, a clinic or somebody you ' +
    'trust; treatment with a person helps, and many forms of it exist.',
  'self-guided/suicidal-thoughts':
    'Thoughts like these can be part of depression, and you do not have to be alone with them. Please talk to ' +
    'somebody now: the crisis line below, an emergency service, or a person near you.',
  'self-guided/not-asked': 'A few questions are still open. They help to see what suits you.',
  notTreatment: 'This is not treatment by a clinician.',
} as const

/** Numbering, focus and scale stay when the format of a course changes (IPT-196). */
export type FormatChange = {
  readonly format: SessionFormat
  readonly nextSession: number
  readonly keeps: readonly ['numbering', 'focus', 'scale']
}

/**
 * Changes the format of a course: the next session has the next number, and focus and scale stay (IPT-196).
 *
 * @example changeFormat('telephone', 6).nextSession // 7
 */
export function changeFormat(format: SessionFormat, sessionsHeld: number): FormatChange {
  return { format, nextSession: sessionsHeld + 1, keeps: ['numbering', 'focus', 'scale'] }
}
