import type { Instant } from '@kith/ipt'

import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import type { AppointmentId, LinkId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { linkPolicy } from './check-ins.policy.ts'
import { linkFor } from './link-store.server.ts'

export type ShownLink = { id: LinkId; url: string; expiresAt: Instant }

/** The link for an appointment, to be shown in the room: the one in force, or a new one. */
export function makeCheckInLink(
  call: Call<StaffActor>,
  appointmentId: AppointmentId,
): Promise<Result<ShownLink>> {
  const subject = { kind: 'appointment', id: appointmentId } as const
  return command(call, { policy: linkPolicy, subject, action: null }, async (work) => {
    const appointment = await work.tx
      .selectFrom('appointments as a')
      .innerJoin('courses as c', (join) =>
        join.onRef('c.clinic_id', '=', 'a.clinic_id').onRef('c.id', '=', 'a.course_id'),
      )
      .select(['a.course_id', 'a.starts_at', 'a.state', 'c.patient_id', 'c.instrument', 'c.ended_on'])
      .where('a.id', '=', appointmentId)
      .executeTakeFirst()
    if (appointment === undefined) return fail({ kind: 'absent' })
    if (appointment.state === 'cancelled') return fail({ kind: 'refused', code: 'check-in-link/cancelled' })
    if (appointment.ended_on !== null) return fail({ kind: 'refused', code: 'check-in-link/course-ended' })
    const link = await linkFor(work.tx, call.secrets, {
      clinicId: call.actor.clinicId,
      appointmentId,
      courseId: appointment.course_id,
      patientId: appointment.patient_id,
      instrument: appointment.instrument,
      startsAt: appointment.starts_at,
      madeBy: call.actor.staffId,
      at: call.at,
    })
    await work.audit({
      action: link.isNew ? 'check-in-link.made' : 'check-in-link.shown',
      subject: { kind: 'link', id: link.id },
      patientId: appointment.patient_id,
    })
    return done({ id: link.id, url: `${call.origin}/check-in/${link.token}`, expiresAt: link.expiresAt })
  })
}

/** From now on this link opens nothing; a new one can be made at once. */
export function revokeLink(call: Call<StaffActor>, linkId: LinkId): Promise<Result<null>> {
  const subject = { kind: 'link', id: linkId } as const
  return command(call, { policy: linkPolicy, subject, action: 'check-in-link.revoked' }, async ({ tx }) => {
    const revoked = await tx
      .updateTable('check_in_links')
      .set({ revoked_at: call.at })
      .where('id', '=', linkId)
      .where('revoked_at', 'is', null)
      .where('used_at', 'is', null)
      .executeTakeFirst()
    if (revoked.numUpdatedRows !== 1n) return fail({ kind: 'refused', code: 'check-in-link/not-in-force' })
    return done(null)
  })
}
