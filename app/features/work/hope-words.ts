import { hopeWordsEn } from '@kith/ipt'

import type { Offer } from './offer.ts'

/** What is still open on the page of hope, by the core's path. */
export const hopeGapWords: Readonly<Record<string, string>> = {
  'said.treatable': 'Say that depression can usually be treated',
  'said.improvement-expected': 'Say that improvement is expected',
  'said.other-treatments': 'Say that there are other treatments if this one does not help',
  doubts: 'Ask whether your patient doubts it',
  'said.hopelessness-is-a-symptom': 'Say that hopelessness is a symptom',
}

/** The plain words that are offered, with what each of them is for. */
export const hopeOffers: readonly Offer[] = [
  { id: 'treatable', about: 'That it can be treated', words: hopeWordsEn.treatable },
  {
    id: 'improvement-expected',
    about: 'That improvement is expected',
    words: hopeWordsEn['improvement-expected'],
  },
  {
    id: 'hopelessness-is-a-symptom',
    about: 'If your patient doubts it',
    words: hopeWordsEn['hopelessness-is-a-symptom'],
  },
  { id: 'other-treatments', about: 'If it does not help', words: hopeWordsEn['other-treatments'] },
]
