import { readCourseHeader } from '#features/courses/index.server.ts'
import type { PatientIdentity } from '#features/courses/index.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { AppointmentId, CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'
import { instantInWords } from '#ui/clock-words.ts'

import type { Delivery } from './delivery-words.ts'
import { readMessagesPolicy } from './messages.policy.ts'

export type CourseMessage = Delivery & { appointmentAt: string | null; toPatient: boolean }

export type CourseMessages = { patient: PatientIdentity; messages: readonly CourseMessage[] }

/** Everything Kith sent or is to send about a course, newest first. */
export function readMessages(call: Call<StaffActor>, courseId: CourseId): Promise<Result<CourseMessages>> {
  const spec = {
    policy: readMessagesPolicy,
    subject: { kind: 'course', id: courseId },
    action: 'messages.read',
  } as const
  return query<CourseMessages>(call, spec, async (tx) => {
    const header = await readCourseHeader(tx, courseId)
    if (header === null) return fail({ kind: 'absent' })
    const zone = header.timeZone
    const rows = await messages(tx)
      .leftJoin('appointments as a', (join) =>
        join.onRef('a.clinic_id', '=', 'm.clinic_id').onRef('a.id', '=', 'm.appointment_id'),
      )
      .select(['m.patient_id', 'a.starts_at'])
      .where('m.course_id', '=', courseId)
      .orderBy('m.created_at', 'desc')
      .limit(500)
      .execute()
    return done({
      patient: header.patient,
      messages: rows.map((row) => ({
        ...toDelivery(row, zone),
        toPatient: row.patient_id !== null,
        appointmentAt: row.starts_at === null ? null : instantInWords(row.starts_at, zone),
      })),
    })
  })
}

/** What became of the reminder of an appointment, for the pages that show one. Ask for permission first. */
export async function readReminderOf(
  tx: ClinicTransaction,
  appointmentId: AppointmentId,
): Promise<Delivery | null> {
  const row = await messages(tx)
    .where('m.appointment_id', '=', appointmentId)
    .where('m.kind', '=', 'reminder')
    .orderBy('m.created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row === undefined ? null : toDelivery(row, await zoneOf(tx))
}

function messages(tx: ClinicTransaction) {
  return tx
    .selectFrom('messages as m')
    .select(['m.id', 'm.kind', 'm.state', 'm.attempts', 'm.problem', 'm.due_at', 'm.sent_at'])
}

type Row = Awaited<ReturnType<ReturnType<typeof messages>['executeTakeFirstOrThrow']>>

function toDelivery(row: Row, zone: string): Delivery {
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    attempts: row.attempts,
    problem: row.problem,
    dueAt: instantInWords(row.due_at, zone),
    sentAt: row.sent_at === null ? null : instantInWords(row.sent_at, zone),
  }
}

async function zoneOf(tx: ClinicTransaction): Promise<string> {
  const clinic = await tx.selectFrom('clinics').select('time_zone').executeTakeFirstOrThrow()
  return clinic.time_zone
}
