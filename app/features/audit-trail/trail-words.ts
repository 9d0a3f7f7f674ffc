import type { ActorKind, ChainState } from './trail-entry.ts'

/** What was done, in the words of the clinic. An action without words here is shown by its code. */
export const actionWords: Readonly<Record<string, string>> = {
  'access.denied': 'Was refused access',
  'alert.acknowledged': 'Took an alert',
  'alert.appended': 'A new answer joined an alert',
  'alert.closed': 'Closed an alert',
  'alert.found-missing': 'An alert that was missing was raised',
  'alert.handed-over': 'Handed an alert over',
  'alert.listed': 'Looked at the list of alerts',
  'alert.moved': 'An alert moved to the next person',
  'alert.noted': 'Wrote on an alert',
  'alert.raised': 'An alert was raised',
  'alert.read': 'Opened an alert',
  'appointment.added': 'Added an appointment',
  'appointment.cancelled': 'Cancelled an appointment',
  'appointment.change-undone': 'Took back a change of an appointment',
  'appointment.missed': 'Noted that an appointment did not take place',
  'appointment.moved': 'Moved an appointment',
  'audit-trail.read': 'Looked at this trail',
  'audit-trail.verified': 'Checked the chain of this trail',
  'caseload.read': 'Looked at the list of patients',
  'check-in-link.made': 'Made a check-in link',
  'check-in-link.read': 'Looked at a check-in link',
  'check-in-link.revoked': 'Withdrew a check-in link',
  'check-in-link.shown': 'Showed a check-in link as a code',
  'check-in.corrected': 'Corrected answers that were entered',
  'check-in.entered': 'Entered answers',
  'check-in.read': 'Looked at the answers of a check-in',
  'check-in.submitted': 'Answers came in',
  'clinic.set-up': 'Set the clinic up',
  'course.ended': 'Ended a course',
  'course.focus-agreed': 'Kept the agreed focus',
  'course.hand-over-seen': 'Looked at handing a course over',
  'course.handed-over': 'Handed a course over',
  'course.read': 'Opened a course',
  'course.started': 'Started a course',
  'course.termination-begun': 'Began the termination phase',
  'factor.added': 'Added a way to sign in',
  'factor.removed': 'Removed a way to sign in',
  'inventory.conflict-shown': 'Was shown what somebody else changed in an inventory',
  'inventory.domain-set': 'Noted how far a domain of an inventory was looked at',
  'inventory.person-added': 'Added somebody to an inventory',
  'inventory.person-changed': 'Changed what an inventory says of somebody',
  'inventory.person-removed': 'Took somebody out of an inventory',
  'inventory.person-restored': 'Brought somebody back into an inventory',
  'inventory.read': 'Opened an inventory',
  'invitation.accepted': 'Accepted an invitation',
  'message.cancelled': 'Did not send a message any more',
  'message.failed': 'Could not deliver a message',
  'message.sent': 'Sent a message',
  'message.sent-again': 'Sent a message again',
  'messages.read': 'Looked at the messages of a course',
  'note.addendum-signed': 'Signed an addendum to a note',
  'note.conflict-shown': 'Saw two versions of an unsigned note',
  'note.draft-saved': 'Wrote in an unsigned note',
  'note.signed': 'Signed a session note',
  'password.changed': 'Changed their password',
  'password.reset': 'Set a new password after a reset',
  'patient-access.read': 'Looked at who opened the record',
  'patient.added': 'Added a patient',
  'patient.changed': 'Changed a patient’s details',
  'patient.contact-changed': 'Changed how a patient is reached',
  'patient.matched': 'Was shown patients of the same name',
  'patient.read': 'Opened a patient’s details',
  'recovery-codes.renewed': 'Made new recovery codes',
  'series.previewed': 'Looked at the dates of a course to come',
  'session.ended': 'A sign-in was ended',
  'session.read': 'Opened a session',
  'session.start-undone': 'Took back the start of a session',
  'session.started': 'Started a session',
  'sign-in.ended': 'Signed out',
  'sign-in.failed': 'Could not sign in',
  'sign-in.renewed': 'Signed in again',
  'sign-in.succeeded': 'Signed in',
  'settings.changed': 'Changed the clinic’s settings',
  'staff.disabled': 'Closed a colleague’s access',
  'staff.enabled': 'Opened a colleague’s access again',
  'staff.invitation-withdrawn': 'Withdrew an invitation',
  'staff.invited': 'Invited a colleague',
  'staff.invited-again': 'Invited a colleague again',
  'staff.reset-started': 'Started a reset for a colleague',
  'staff.roles-changed': 'Changed a colleague’s roles',
  'timeline.draft-dropped': 'Threw away what was typed on the timeline and not kept',
  'timeline.draft-saved': 'Typed on the timeline, without keeping it yet',
  'timeline.event-brought-back': 'Brought an event back to the timeline',
  'timeline.event-kept': 'Kept an event on the timeline',
  'timeline.event-removed': 'Took an event off the timeline',
  'timeline.mark-decided': 'Decided on a hint of the timeline',
  'timeline.onset-kept': 'Kept how the depression runs',
  'timeline.read': 'Opened the timeline',
  'timeline.stretch-brought-back': 'Brought a stretch back to the timeline',
  'timeline.stretch-kept': 'Kept a stretch on the timeline',
  'timeline.stretch-removed': 'Took a stretch off the timeline',
  'today.read': 'Looked at Today',
}

export function wordsOf(action: string, sessionNumber: number | null): string {
  const words = actionWords[action] ?? action
  return sessionNumber === null ? words : `${words} (session ${sessionNumber})`
}

/** Who acted, where it was not a member of staff. */
export function actorWords(kind: ActorKind, name: string | null): string {
  if (kind === 'staff') return name ?? 'A former member of staff'
  return {
    'patient-link': 'By a check-in link',
    system: 'Kith itself',
    operator: 'Whoever runs Kith',
    nobody: 'Somebody not signed in',
  }[kind]
}

export const outcomeWords = { done: '', denied: 'refused', refused: 'not possible then' } as const

/** What is wrong with the first bad place of the chain. */
export const faultWords: Readonly<
  Record<NonNullable<NonNullable<ChainState['lastCheck']>['firstBad']>['why'], string>
> = {
  altered: 'The entry, or its order, is not what was sealed.',
  'entry-missing': 'An entry that was sealed is gone.',
  'place-missing': 'A place in the chain is gone.',
  'cut-off': 'The chain ends before a checkpoint that was kept outside the database.',
  rewritten: 'The chain is not the one that a checkpoint outside the database knew.',
  'not-sealed': 'An entry is not in the chain, although it is older than a minute.',
  'forged-checkpoints': 'Checkpoints outside the database were not written by this installation.',
}
