export { addAddendum } from './add-addendum.server.ts'
export { readSessionPage, type SessionPage } from './read-session.server.ts'
export { saveDraft } from './save-draft.server.ts'
export {
  plannedAppointments,
  readUnsignedNotes,
  sessionsOf,
  type UnsignedNote,
} from './sessions-store.server.ts'
export { signNote } from './sign-note.server.ts'
export { startSession } from './start-session.server.ts'
export { undoStart } from './undo-start.server.ts'
export { readSession, writeSession } from './sessions.policy.ts'
