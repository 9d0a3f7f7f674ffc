import type { Instant } from '@kith/ipt'
import { sql } from 'kysely'

import { command } from '#platform/commands/command.server.ts'
import { inClinic, type ClinicTransaction } from '#platform/db/database.server.ts'
import type { AppointmentId } from '#platform/ids.ts'
import type { Recurring, SystemCall } from '#platform/jobs/worker.server.ts'
import { done } from '#platform/result.ts'
import { clinicTimeOf } from '#features/calendar/index.server.ts'
import { queueMessage } from '#features/messages/index.server.ts'

import { checkInJobPolicy } from './check-ins.policy.ts'
import { linkFor } from './link-store.server.ts'

/** Each minute: a link and a message for every session that is near enough, if its patient has agreed to be reminded. */
export const planReminders: Recurring = {
  cron: '* * * * *',
  policy: checkInJobPolicy,
  async run(call) {
    const near = await inClinic(call.db, { clinic: call.actor.clinicId, actor: null }, (tx) =>
      appointmentsToRemind(tx, call.at).execute(),
    )
    for (const { id } of near.filter((appointment) => isWelcomeNow(appointment, call.at))) {
      await remind(call, id)
    }
  },
}

/** Whether it is one of the hours that the patient chose, by the clinic's clock (SEC-026). */
export function isWelcomeNow(
  patient: { reminder_from: string; reminder_until: string; time_zone: string },
  at: Instant,
): boolean {
  const { time } = clinicTimeOf(at, patient.time_zone)
  return patient.reminder_from <= time && time < patient.reminder_until
}

// Each appointment in a transaction of its own, asked again inside it: several processes do this at once, and the
// constraint on messages lets one of them through.
async function remind(call: SystemCall, appointmentId: AppointmentId): Promise<void> {
  await command(call, { policy: checkInJobPolicy, subject: null, action: null }, async (work) => {
    const found = await appointmentsToRemind(work.tx, call.at)
      .where('a.id', '=', appointmentId)
      .executeTakeFirst()
    if (found === undefined) return done(null)
    const link = await linkFor(work.tx, call.secrets, {
      clinicId: call.actor.clinicId,
      appointmentId,
      courseId: found.course_id,
      patientId: found.patient_id,
      instrument: found.instrument,
      startsAt: found.starts_at,
      madeBy: null,
      at: call.at,
    })
    await queueMessage(work, call, {
      kind: 'reminder',
      patientId: found.patient_id,
      courseId: found.course_id,
      appointment: { id: appointmentId, startsAt: found.starts_at },
      linkId: link.id,
      dueAt: call.at,
    })
    return done(null)
  })
}

function appointmentsToRemind(tx: ClinicTransaction, at: Instant) {
  return tx
    .selectFrom('appointments as a')
    .innerJoin('clinics as k', 'k.id', 'a.clinic_id')
    .innerJoin('courses as c', (join) =>
      join.onRef('c.clinic_id', '=', 'a.clinic_id').onRef('c.id', '=', 'a.course_id'),
    )
    .innerJoin('patients as p', (join) =>
      join.onRef('p.clinic_id', '=', 'c.clinic_id').onRef('p.id', '=', 'c.patient_id'),
    )
    .select([
      'a.id',
      'a.course_id',
      'a.starts_at',
      'c.patient_id',
      'c.instrument',
      'p.reminder_from',
      'p.reminder_until',
      'k.time_zone',
    ])
    .where('a.state', '=', 'planned')
    .where('a.starts_at', '>', at)
    .where(sql<boolean>`a.starts_at <= ${at}::timestamptz + make_interval(hours => k.reminder_hours)`)
    .where('c.ended_on', 'is', null)
    .where('p.reminder_channel', '=', 'email')
    .where('p.contact_agreed_on', 'is not', null)
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('check_ins as i')
            .select('i.id')
            .whereRef('i.clinic_id', '=', 'a.clinic_id')
            .whereRef('i.appointment_id', '=', 'a.id')
            // Older answers say little about the day of the session (MEAS-016).
            .where(sql<boolean>`i.submitted_at > a.starts_at - interval '48 hours'`),
        ),
      ),
    )
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('messages as m')
            .select('m.id')
            .whereRef('m.clinic_id', '=', 'a.clinic_id')
            .whereRef('m.appointment_id', '=', 'a.id')
            .where('m.kind', '=', 'reminder')
            .where('m.state', '!=', 'cancelled')
            // Moved since: reminded anew, unless the first reminder is near enough to serve.
            .where(
              sql<boolean>`(m.about_at = a.starts_at
                or m.sent_at > a.starts_at - make_interval(hours => k.reminder_hours))`,
            ),
        ),
      ),
    )
}
