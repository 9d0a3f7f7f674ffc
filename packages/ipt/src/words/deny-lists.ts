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
