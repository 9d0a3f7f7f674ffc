import type { Day, Instant } from '@kith/ipt'

import type { AppointmentId, Id, SessionId } from '#platform/ids.ts'

type SessionFormat = 'in-person' | 'video' | 'telephone'

/** What becomes of a session's note: nothing yet, something being written, or signed for good. */
export type NoteState = 'none' | 'draft' | 'signed'

/** A session that took place, as a line of the course. */
export type SessionLine = {
  id: SessionId
  number: number
  heldOn: Day
  startedAt: Instant
  format: SessionFormat
  appointmentId: AppointmentId
  /** Why it began late, if the patient said so; empty otherwise. */
  lateReason: string
  note: NoteState
}

export type Draft = { body: string; version: number; savedAt: Instant; savedBy: string }

export type Addendum = { id: Id<'note_addenda'>; body: string; signedAt: Instant; signedBy: string }

export type SignedNote = {
  id: Id<'signed_notes'>
  body: string
  signedAt: Instant
  signedBy: string
  addenda: readonly Addendum[]
}

/** An appointment that may become the next session. */
export type ComingAppointment = {
  id: AppointmentId
  startsAt: Instant
  minutes: number
  format: SessionFormat
  clinician: string
}

/** Longer than any note; the database refuses more. */
export const longestNote = 100_000
export const longestAddendum = 20_000
export const longestReason = 500

/** What was typed, as it is kept: forms send lines with CRLF, and no database takes a NUL. */
export function readNoteText(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll('\r\n', '\n').replaceAll('\0', '') : ''
}
