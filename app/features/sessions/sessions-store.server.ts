import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { AlertId, AppointmentId, CourseId, Id, PatientId, SessionId } from '#platform/ids.ts'

import type { Addendum, ComingAppointment, SessionLine, SignedNote } from './session.ts'

/** The sessions of a course in their order, with what became of their notes. */
export async function sessionsOf(tx: ClinicTransaction, courseId: CourseId): Promise<readonly SessionLine[]> {
  const rows = await tx
    .selectFrom('sessions as s')
    .leftJoin('note_drafts as d', (join) =>
      join.onRef('d.clinic_id', '=', 's.clinic_id').onRef('d.session_id', '=', 's.id'),
    )
    .leftJoin('signed_notes as n', (join) =>
      join.onRef('n.clinic_id', '=', 's.clinic_id').onRef('n.session_id', '=', 's.id'),
    )
    .select([
      's.id',
      's.number',
      's.held_on as heldOn',
      's.started_at as startedAt',
      's.format',
      's.appointment_id as appointmentId',
      's.late_reason as lateReason',
      'd.id as draft',
      'n.id as signed',
    ])
    .where('s.course_id', '=', courseId)
    .orderBy('s.number')
    .execute()
  return rows.map(({ draft, signed, ...line }) => ({
    ...line,
    note: signed !== null ? 'signed' : draft !== null ? 'draft' : 'none',
  }))
}

/** Takes the session for this transaction: whoever writes its note next waits. */
export async function lockSession(tx: ClinicTransaction, courseId: CourseId, number: number) {
  return tx
    .selectFrom('sessions')
    .select(['id', 'appointment_id'])
    .where('course_id', '=', courseId)
    .where('number', '=', number)
    .forUpdate()
    .executeTakeFirst()
}

export async function draftOf(tx: ClinicTransaction, sessionId: SessionId) {
  return tx
    .selectFrom('note_drafts as d')
    .innerJoin('staff as s', (join) =>
      join.onRef('s.clinic_id', '=', 'd.clinic_id').onRef('s.id', '=', 'd.saved_by'),
    )
    .select([
      'd.id',
      'd.body',
      'd.version',
      'd.writer',
      'd.turn',
      'd.saved_at as savedAt',
      's.name as savedBy',
    ])
    .where('d.session_id', '=', sessionId)
    .executeTakeFirst()
}

export async function signedNoteOf(tx: ClinicTransaction, sessionId: SessionId): Promise<SignedNote | null> {
  const note = await tx
    .selectFrom('signed_notes as n')
    .innerJoin('staff as s', (join) =>
      join.onRef('s.clinic_id', '=', 'n.clinic_id').onRef('s.id', '=', 'n.signed_by'),
    )
    .select(['n.id', 'n.body', 'n.signed_at as signedAt', 's.name as signedBy'])
    .where('n.session_id', '=', sessionId)
    .executeTakeFirst()
  return note === undefined ? null : { ...note, addenda: await addendaOf(tx, note.id) }
}

async function addendaOf(tx: ClinicTransaction, noteId: Id<'signed_notes'>): Promise<readonly Addendum[]> {
  return tx
    .selectFrom('note_addenda as a')
    .innerJoin('staff as s', (join) =>
      join.onRef('s.clinic_id', '=', 'a.clinic_id').onRef('s.id', '=', 'a.signed_by'),
    )
    .select(['a.id', 'a.body', 'a.signed_at as signedAt', 's.name as signedBy'])
    .where('a.note_id', '=', noteId)
    .orderBy('a.signed_at')
    .orderBy('a.id')
    .execute()
}

/** Planned appointments of a course from the earliest on. */
export async function plannedAppointments(
  tx: ClinicTransaction,
  courseId: CourseId,
): Promise<readonly ComingAppointment[]> {
  return tx
    .selectFrom('appointments as a')
    .innerJoin('staff as s', (join) =>
      join.onRef('s.clinic_id', '=', 'a.clinic_id').onRef('s.id', '=', 'a.clinician_id'),
    )
    .select(['a.id', 'a.starts_at as startsAt', 'a.minutes', 'a.format', 's.name as clinician'])
    .where('a.course_id', '=', courseId)
    .where('a.state', '=', 'planned')
    .orderBy('a.starts_at')
    .execute()
}

/** When a session was to begin, and how long it was to be. */
export async function plannedTimeOf(tx: ClinicTransaction, id: AppointmentId) {
  return tx
    .selectFrom('appointments')
    .select(['starts_at as startsAt', 'minutes'])
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

export async function lockAppointment(tx: ClinicTransaction, courseId: CourseId, id: AppointmentId) {
  return tx
    .selectFrom('appointments')
    .select(['id', 'starts_at', 'format', 'state', 'version'])
    .where('course_id', '=', courseId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

/** A priority alert of this patient that nobody has taken yet: until then no session note is signed (SAFE-012). */
export async function priorityAlertOf(tx: ClinicTransaction, patientId: PatientId): Promise<AlertId | null> {
  const alert = await tx
    .selectFrom('alerts')
    .select('id')
    .where('patient_id', '=', patientId)
    .where('level', '=', 'priority')
    .where('state', '=', 'open')
    .executeTakeFirst()
  return alert?.id ?? null
}
