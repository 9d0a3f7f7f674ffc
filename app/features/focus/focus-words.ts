import { focusExplanationsEn, type ProblemArea } from '@kith/ipt'

import type { Criterion } from './focus-sheet.ts'

/** What each area is for, in half a sentence: for the clinician. */
export const areaHints: Readonly<Record<ProblemArea, string>> = {
  grief: 'Mourning for somebody important who died. Other losses belong to a transition or a dispute.',
  role_dispute:
    'A conflict with somebody important, because each expects something else of the relationship.',
  role_transition: 'A large change in the patient’s life that is hard to find a way into.',
  interpersonal_deficits:
    'Long-standing unfulfilling or missing relationships. Only where no event and none of the other areas applies.',
}

export const criterionWords: Readonly<Record<Criterion, string>> = {
  closeInTime: 'Close in time to the start of this episode, or to what keeps it going?',
  charged: 'Does it carry strong feeling, and does it matter to the patient?',
  accepted: 'Does the patient openly accept it as the focus?',
  nothingElseApplies: 'Is there no relevant life event, and does none of the other areas apply?',
}

const ownWords: Readonly<Record<string, string>> = {
  'focus/order-missing': 'Two areas are chosen. Say which of them comes first.',
  'formulation/text-missing': 'This text is still empty. Compose it from the chart, or write it.',
  'formulation/focus-text-missing': 'Write the focus in the words to which the patient agrees.',
  'formulation/not-a-session-number': 'Give the number of the session in which it was agreed.',
  'formulation/session-not-held': 'This session has not been held yet.',
  'formulation/manner-unknown': 'Choose how the patient agreed.',
  'day/missing': 'Give a date.',
  'day/in-future': 'This day has not come yet.',
  'course/ended': 'This course has ended.',
  'course/maintenance-has-one-phase':
    'A maintenance course has a single phase and goes on from the focus agreed before.',
  'course/focus-already-agreed': 'A focus was agreed before formulations were kept here.',
  'course/changed-meanwhile': 'Somebody changed this course while this page was open. Look at it again.',
  'submission/other-content':
    'This form was sent before with other content. Look at what is stored, then start again.',
  'access/sign-in-again': 'Please sign in again first.',
  'sheet/too-long': 'This text is longer than 20,000 characters.',
}

/** Words for a refusal, by its code. */
export function focusProblemWords(code: string): string {
  const ofTheCore: Readonly<Record<string, string>> = focusExplanationsEn
  return ownWords[code] ?? ofTheCore[code] ?? 'This cannot be stored as it is.'
}

export const mannerWords = {
  spoken: 'Spoken in the session',
  signed: 'Signed',
  tapped: 'Tapped on the screen',
} as const

/** What the composed text leaves out, because the chart does not hold it. */
export const gapWords = {
  diagnosis: 'the diagnosis (assessment)',
  'diagnosis-for-patient': 'the name of the illness as it was told to the patient (assessment)',
  anchor: 'when it began or grew worse (timeline)',
  focus: 'an area that may be chosen',
  link: 'the link, for the clinician',
  'link-for-patient': 'the link, in the patient’s words',
  goals: 'the patient’s goals',
} as const
