import { sickRoleWordsEn } from '@kith/ipt'

import type { Offer } from './offer.ts'

/** What is still open on the page of the sick role, by the core's path. */
export const sickRoleGapWords: Readonly<Record<string, string>> = {
  explainedOn: 'Explain it, and say on which day',
  excused: 'Name what can wait for now',
  'excused.needsToKnow': 'Ask who needs to know',
  takenOn: 'Name what is taken on instead',
  expectedWeeks: 'Say for about how many weeks',
  reviewSession: 'Say in which session you look at it again',
}

export const sickRoleLabels = {
  excused: 'What can wait for now',
  'excused.what': 'What can wait',
  takenOn: 'What is taken on instead',
  alsoTakenOn: 'Also taken on, in your patient’s words',
  expectedWeeks: 'Expected to last, in weeks',
  reviewSession: 'Looked at again in session',
  handedBack: 'Handed back',
  'handedBack.in-part': 'In part',
  'handedBack.whole': 'Whole',
}

/** Always for a while: neither a certificate nor a word about fitness for work (IPT-048). */
export const sickRoleHints = {
  excused:
    'For a while, and looked at again: no certificate, and not a word about fitness for work. For example “cooking every evening”.',
  'excused.what': 'As your patient reads it',
}

/** The plain words that are offered for the top of the patient's sheet. */
export const sickRoleOffers: readonly Offer[] = [
  { id: 'not-your-fault', about: 'Whose fault it is', words: sickRoleWordsEn['not-your-fault'] },
  { id: 'some-things-wait', about: 'What is excused', words: sickRoleWordsEn['some-things-wait'] },
  { id: 'your-part', about: 'What is taken on', words: sickRoleWordsEn['your-part'] },
  { id: 'for-a-while', about: 'How long', words: sickRoleWordsEn['for-a-while'] },
]
