import type { LookReason, NotCheckedIn } from './today.ts'

/** Why somebody is to be looked at again. The illness is the cause, or nobody is: never the patient (IPT-002, IPT-003). */
export const lookWords: Record<LookReason, string> = {
  worse: 'Worse than at the start',
  'plan-change-due': 'Too little gain so far: a change of plan is due',
  'review-suggested': 'Little gain so far: a review is suggested',
  'two-forms-missing': 'No form with the last two appointments',
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
