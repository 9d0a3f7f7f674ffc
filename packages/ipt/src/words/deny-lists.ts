/** Words that must not be shown, for one reason, in one language. */
export type DenyList = {
  readonly id: string
  /** BCP 47 tag. */
  readonly language: string
  readonly source: string
  /** `word`: as whole words. `anywhere`: also inside a longer word, a URL or a key. */
  readonly match: 'word' | 'anywhere'
  readonly words: readonly string[]
}

/** Words that blame the patient. For every patient-facing string and every text put into a note by itself. */
export const blamingWordsEn: DenyList = {
  id: 'blaming',
  language: 'en',
  source: 'IPT-003',
  match: 'word',
  words: [
    'failed',
    'non-compliant',
    'noncompliant',
    'overdue',
    'poor attendance',
    'unmotivated',
    'resistant',
    'did not do',
    "didn't do",
    'should have',
    "should've",
  ],
}

/** Words that turn an activity idea into homework. For all that is shown about activities (IPT-155 to 159). */
export const homeworkWordsEn: DenyList = {
  id: 'homework',
  language: 'en',
  source: 'IPT-156',
  match: 'word',
  words: [
    'homework',
    'assignment',
    'assignments',
    'task',
    'tasks',
    'due',
    'overdue',
    'incomplete',
    'missed',
    'compliance',
    'adherence',
  ],
}

/** The word that never reaches a patient by any route, so it is looked for inside longer words as well. */
export const deficitWordsEn: DenyList = {
  id: 'deficit',
  language: 'en',
  source: 'IPT-078',
  match: 'anywhere',
  words: ['deficit'],
}

/** The lists of one language, by what they keep out. */
export type DenyLists = {
  readonly blaming: DenyList
  readonly homework: DenyList
  readonly deficit: DenyList
}

/**
 * The lists of a language by its BCP 47 tag, also a regional one. `null` where none are written yet: a check over
 * strings of that language then has to say so, and cannot pass by having nothing to look for (IPT-003).
 *
 * @example denyListsIn('en-GB')?.blaming.id // 'blaming'
 */
export function denyListsIn(language: string): DenyLists | null {
  return /^en(-|$)/i.test(language)
    ? { blaming: blamingWordsEn, homework: homeworkWordsEn, deficit: deficitWordsEn }
    : null
}
