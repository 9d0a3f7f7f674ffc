/**
 * The blocks of a structured assessment and their fields, in words of our own (2.2). It is no scale: nothing is
 * added up, and there is no grade (NICE NG225; SAFE-014).
 */
export const assessmentBlocksEn = {
  context: {
    where: 'where, and how (in person, by video, by telephone)',
    present: 'who is present',
    private: 'whether it can be spoken of in private',
    source: 'who tells of it',
    trigger: 'what led to it',
  },
  ideation: {
    wish: 'a wish to be dead',
    thoughts: 'active thoughts',
    frequency: 'how often',
    duration: 'how long at a time',
    intensity: 'how strong',
    control: 'how far they can be put aside',
    latest: 'when last',
    triggers: 'what brings them on',
  },
  intent: {
    expressed: 'intent that was expressed',
    expectation: 'what the patient expects to come of it',
    ambivalence: 'ambivalence',
    reasons: 'reasons for dying and for living',
  },
  plan: {
    method: 'a method that was considered',
    detail: 'how far in detail',
    occasion: 'time and place',
    rehearsal: 'rehearsal',
    preparations: 'preparations',
    affairs: 'a note, or affairs settled',
  },
  means: {
    firearms: 'access to firearms',
    medicines: 'access to medicines',
    other: 'access to other means',
    helper: 'who can secure them',
    done: 'what was done, and when',
  },
  past: {
    attempts: 'attempts: date, method, medical seriousness, intent',
    interrupted: 'aborted or interrupted',
    selfHarm: 'self-harm without intent to die',
    family: 'suicide in the family',
  },
  factors: {
    agitation: 'agitation',
    insomnia: 'insomnia',
    psychosis: 'psychosis',
    substances: 'substance use',
    hopelessness: 'hopelessness',
    pain: 'pain',
    isolation: 'isolation',
    loss: 'a recent loss',
    discharge: 'discharge from hospital',
    perinatal: 'pregnancy or the year after birth',
  },
  protective: {
    reasons: 'reasons to live',
    children: 'children',
    people: 'people',
    values: 'faith and values',
    plans: 'plans for the future',
    alliance: 'the alliance',
    helpSeeking: 'asking for help',
  },
  patientsView: { wouldHelp: 'what would help', mayBeTold: 'who may be told' },
  others: { dependants: 'children and others who depend on the patient', violence: 'violence' },
} as const

export type AssessmentBlock = keyof typeof assessmentBlocksEn
export type AssessmentField<Block extends AssessmentBlock> = keyof (typeof assessmentBlocksEn)[Block]

/** What can be decided. None is recommended by the program (SAFE-013, SAFE-014). */
export const assessmentDecisionsEn = {
  'continue-as-planned': 'continue as planned',
  'more-contact': 'more frequent contact',
  'same-day-specialist': 'a specialist on the same day',
  emergency: 'emergency services',
} as const
export type AssessmentDecision = keyof typeof assessmentDecisionsEn

/** The decision about hospital stands by itself (2.2). */
export const hospitalDecisionsEn = {
  yes: 'yes',
  no: 'no',
  'offered-and-declined': 'offered and declined',
  'process-of-law': 'compulsory process under the law',
} as const
export type HospitalDecision = keyof typeof hospitalDecisionsEn

/** Questions to go through before the decision about hospital. Questions, and no recommendation (SAFE-013). */
export const hospitalQuestionsEn = [
  'Is there intent, or a plan with means at hand?',
  'Was there an attempt not long ago?',
  'Is there psychosis?',
  'Is there marked agitation?',
  'Can the patient stay safe until the next contact?',
  'Who is there to support the patient?',
] as const
