/** The eight tasks of termination (section 8). */
export const terminationTasks = [
  'graduation',
  'feelings',
  'progress',
  'needs',
  'maintenance',
  'lessons',
  'recurrence',
  'open-door',
] as const
export type TerminationTask = (typeof terminationTasks)[number]

export const terminationTaskNamesEn: Readonly<Record<TerminationTask, string>> = {
  graduation: 'Frame the ending as a graduation; praise, and credit the patient',
  feelings: 'Draw out feelings about the ending; tell normal sadness from depression',
  progress: 'Assess progress: gains between people tied to fewer symptoms, over the whole curve',
  needs: 'Remaining needs and options; referral',
  maintenance: 'Consider monthly maintenance',
  lessons: 'Go back over how events and mood were tied; foresee stressors; strategies',
  recurrence: 'Plan for recurrence: risk, early signs, when and where to seek help, treatment',
  'open-door': 'Leave the door open; hand back the sick role',
}

/** A task with the session it was done in and what was said (IPT-160). */
export type TerminationRecord = {
  readonly task: TerminationTask
  readonly session: number
  readonly content: string
}

/**
 * The tasks without any content yet, in their order (IPT-160). They are a list to look at, not a gate.
 *
 * @example openTerminationTasks(records) // ['maintenance', 'open-door']
 */
export function openTerminationTasks(records: readonly TerminationRecord[]): readonly TerminationTask[] {
  return terminationTasks.filter(
    (task) => !records.some((each) => each.task === task && each.content.trim() !== ''),
  )
}

/** What a patient takes along for the case that depression comes back (IPT-164); the patient keeps it. */
export type RelapsePlan = {
  readonly earlySigns: readonly string[]
  readonly stressors: readonly string[]
  readonly strategies: readonly string[]
  readonly people: readonly string[]
  readonly firstContact: string
  readonly treatments: readonly string[]
  readonly howToReturn: string
}

/**
 * The parts of a relapse plan that hold nothing (IPT-164).
 *
 * @example relapsePlanGaps(plan) // ['people', 'howToReturn']
 */
export function relapsePlanGaps(plan: RelapsePlan): readonly (keyof RelapsePlan)[] {
  const parts: readonly (keyof RelapsePlan)[] = [
    'earlySigns',
    'stressors',
    'strategies',
    'people',
    'firstContact',
    'treatments',
    'howToReturn',
  ]
  return parts.filter((part) => {
    const value = plan[part]
    const texts = typeof value === 'string' ? [value] : value
    return texts.every((text) => text.trim() === '')
  })
}
