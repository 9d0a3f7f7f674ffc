import type { LookReason, NotCheckedIn } from './today.ts'

/** Why somebody is to be looked at again. The illness is the cause, or nobody is: never the patient (IPT-002, IPT-003). */
export const lookWords: Record<LookReason, string> = {
  worse: 'Worse than at the start',
  'plan-change-due': 'Too little gain so far: a change of plan is due',
  'review-suggested': 'Little gain so far: a review is suggested',
  'two-forms-missing': 'No form with the last two appointments',
}

/** What a rule has looked at and what it holds that against, by the rule's own names (REG-001). */
export const ruleWords: Readonly<Record<string, string>> = {
  instrument: 'Scale',
  baseline: 'Score at the start',
  current: 'Score now',
  currentDay: 'Day of that score, counted from session 1',
  today: 'Days since session 1',
  plannedSessions: 'Sessions agreed',
  everyWeeks: 'Weeks from session to session',
  reviewFromDay: 'A review is suggested from day',
  reviewUnderPercent: '… if the fall is under, in percent',
  planChangeFromDay: 'A change of plan is due from day',
  planChangeUnderPoints: '… if the fall is under, in points',
  planChangeUnderPercent: '… or under, in percent',
  shortCourseSessions: 'Earlier in courses of at most so many sessions',
  worsePoints: 'Worse means higher by, in points',
  scaleWithinDays: 'The score must not be older than, in days',
}

export const reminderWords: Record<NonNullable<NotCheckedIn['reminder']>, string> = {
  waiting: 'the reminder is about to go out',
  sent: 'the reminder was sent',
  failed: 'the reminder could not be delivered',
  cancelled: 'the reminder was called off',
}

export function remindedWords(reminder: NotCheckedIn['reminder']): string {
  return reminder === null ? 'no reminder yet' : reminderWords[reminder]
}
