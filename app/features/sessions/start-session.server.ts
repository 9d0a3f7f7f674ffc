import { clinicTimeOf } from '#features/calendar/index.server.ts'
import { readCourseHeader } from '#features/courses/index.server.ts'
import type { ClinicCall } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import { newId, type AppointmentId, type CourseId, type SessionId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { lockAppointment } from './sessions-store.server.ts'
import { writeSession } from './sessions.policy.ts'

/**
 * A planned appointment becomes a session: it gets the next number, and only meetings that took place have one
 * (IPT-011). No course goes on past what was agreed (IPT-016).
 */
export function startSession(
  call: ClinicCall,
  wish: { courseId: CourseId; number: number; appointmentId: AppointmentId; key: string },
): Promise<Result<{ number: number }>> {
  const { courseId, number, appointmentId, key } = wish
  const subject = { kind: 'course', id: courseId } as const
  const once = { key, body: { number, appointmentId } }
  return command(call, { policy: writeSession, subject, action: null, once }, async (work) => {
    const { tx, audit, patientId } = work
    // Two people who start at once wait for each other here.
    await tx.selectFrom('courses').select('id').where('id', '=', courseId).forUpdate().execute()
    const header = await readCourseHeader(tx, courseId)
    const appointment = await lockAppointment(tx, courseId, appointmentId)
    if (header === null || appointment === undefined) return fail({ kind: 'absent' })
    if (header.course.endedOn !== null) return fail({ kind: 'refused', code: 'session/course-ended' })
    if (appointment.state !== 'planned' || number !== header.counts.k + 1) {
      return fail({ kind: 'conflict', code: 'session/changed-meanwhile' })
    }
    if (number > header.counts.n) return fail({ kind: 'refused', code: 'pathway/beyond-planned-sessions' })
    const today = clinicTimeOf(call.at, header.timeZone).day
    if (clinicTimeOf(appointment.starts_at, header.timeZone).day > today) {
      return fail({ kind: 'refused', code: 'session/not-yet' })
    }
    const id: SessionId = newId()
    await tx
      .insertInto('sessions')
      .values({
        clinic_id: call.actor.clinicId,
        id,
        course_id: courseId,
        appointment_id: appointmentId,
        number,
        format: appointment.format,
        held_on: clinicTimeOf(appointment.starts_at, header.timeZone).day,
        started_at: call.at,
        created_by: staffOf(call),
      })
      .execute()
    await tx
      .updateTable('appointments')
      .set({ state: 'held', version: appointment.version + 1 })
      .where('id', '=', appointmentId)
      .execute()
    await audit({
      action: 'session.started',
      subject: { kind: 'session', id },
      patientId,
      detail: { number },
    })
    return done({ number })
  })
}

/** The member of staff who acts: the policies of this feature let nobody else in. */
export function staffOf({ actor }: ClinicCall) {
  if (actor.kind !== 'staff') throw new Error('sessions are held and written by staff')
  return actor.staffId
}
