export { openAlertsOf, plannedAppointments, readUnsignedNotes, sessionsOf } from './sessions-store.server.ts'
export type { UnsignedNote } from './sessions-store.server.ts'
