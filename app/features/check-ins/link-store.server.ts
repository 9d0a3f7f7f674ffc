import type { Instant } from '@kith/ipt'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import { newId, type AppointmentId, type ClinicId, type CourseId } from '#platform/ids.ts'
import type { LinkId, PatientId, StaffId } from '#platform/ids.ts'
import { hashToken, type Secrets } from '#platform/secrets/secrets.server.ts'

const day = 24 * 3_600_000

export type Link = { id: LinkId; token: string; expiresAt: Instant; isNew: boolean }

/**
 * The link in force for an appointment, or a new one: a mail, the code on the tablet and a mail sent again all carry the
 * same. Its token is derived from a secret outside the database; only the hash is stored (SEC-022).
 */
export async function linkFor(
  tx: ClinicTransaction,
  secrets: Secrets,
  wanted: {
    clinicId: ClinicId
    appointmentId: AppointmentId
    courseId: CourseId
    patientId: PatientId
    instrument: string
    startsAt: Instant
    madeBy: StaffId | null
    at: Instant
  },
): Promise<Link> {
  // One that ran out makes room for the next: there is one in force for each appointment, by constraint.
  await tx
    .updateTable('check_in_links')
    .set({ revoked_at: wanted.at })
    .where('appointment_id', '=', wanted.appointmentId)
    .where('revoked_at', 'is', null)
    .where('used_at', 'is', null)
    .where('expires_at', '<=', wanted.at)
    .execute()
  const id: LinkId = newId()
  const made = await tx
    .insertInto('check_in_links')
    .values({
      clinic_id: wanted.clinicId,
      id,
      course_id: wanted.courseId,
      patient_id: wanted.patientId,
      appointment_id: wanted.appointmentId,
      instrument: wanted.instrument,
      token_hash: hashToken(secrets.linkToken(id)),
      made_at: wanted.at,
      made_by: wanted.madeBy,
      expires_at: expiryOf(wanted.at, wanted.startsAt),
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  const link = await tx
    .selectFrom('check_in_links')
    .select(['id', 'expires_at'])
    .where('appointment_id', '=', wanted.appointmentId)
    .where('revoked_at', 'is', null)
    .where('used_at', 'is', null)
    .executeTakeFirstOrThrow()
  return {
    id: link.id,
    token: secrets.linkToken(link.id),
    expiresAt: link.expires_at,
    isNew: made !== undefined,
  }
}

/** A day after the session, so that it can be made up for; never more than seven days from now (SEC-022). */
export function expiryOf(madeAt: Instant, startsAt: Instant): Instant {
  const made = Date.parse(madeAt)
  const until = Math.max(Date.parse(startsAt), made) + day
  return new Date(Math.min(until, made + 7 * day)).toISOString() as Instant
}

/** What a link says while it is in force, or null: used, revoked, run out or never made look the same. */
export function linkInForce(tx: ClinicTransaction, id: LinkId, at: Instant) {
  return tx
    .selectFrom('check_in_links as l')
    .innerJoin('patients as p', (join) =>
      join
        .onRef('p.clinic_id', '=', 'l.clinic_id')
        .on((on) => on.eb('p.id', '=', on.ref('l.patient_id') as never)),
    )
    .leftJoin('link_pins as n', (join) =>
      join.onRef('n.clinic_id', '=', 'l.clinic_id').onRef('n.patient_id', '=', 'l.patient_id'),
    )
    .select(['l.instrument', 'l.expires_at', 'p.country', 'n.chosen_at as pin_chosen_at'])
    .where('l.id', '=', id)
    .where('l.used_at', 'is', null)
    .where('l.revoked_at', 'is', null)
    .where('l.expires_at', '>', at)
    .executeTakeFirst()
}

/** Uses a link up, once: of many at the same moment one gets it, the others get null (SEC-022). */
export async function takeLink(tx: ClinicTransaction, id: LinkId, at: Instant) {
  const taken = await tx
    .updateTable('check_in_links')
    .set({ used_at: at })
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', at)
    .returning(['course_id', 'patient_id', 'appointment_id', 'instrument'])
    .executeTakeFirst()
  return taken ?? null
}
