import type { HopeRecord } from './hope.ts'

/**
 * Plain words for what is said about hope (IPT-083), to be taken over and changed: true of many people, a promise to
 * nobody (IPT-085). Kith's own words, resting on section 7 of the evidence tables (E06, E10).
 */
export const hopeWordsEn: Readonly<Record<HopeRecord['said'][number], string>> = {
  treatable: 'What you have is depression. It is an illness, and it can usually be treated.',
  'improvement-expected':
    'Many people feel clearly better in the weeks of this treatment. We will look at each session how it goes for you.',
  'hopelessness-is-a-symptom':
    'That it feels as if nothing could help is part of the illness. Depression takes hope away, and hope comes back as it lifts.',
  'other-treatments':
    'Not everybody gets better with the first treatment. If this one does not help enough, there are others, and we will look for the next one together.',
}
