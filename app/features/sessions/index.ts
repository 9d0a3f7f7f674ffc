export type { ComingAppointment, NoteState, OpenAlert, SessionLine } from './session.ts'
