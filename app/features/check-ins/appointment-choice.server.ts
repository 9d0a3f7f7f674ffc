import type { Instant } from '@kith/ipt'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { AppointmentId, CourseId } from '#platform/ids.ts'
import { instantInWords } from '#ui/clock-words.ts'

/** An appointment that answers may belong to. */
export type AppointmentChoice = { id: AppointmentId; words: string; startsAt: Instant; isAnswered: boolean }

/** The appointments of a course that a check-in may be for, in the order of time: those of the last two months and all to come. */
export async function appointmentChoices(
  tx: ClinicTransaction,
  courseId: CourseId,
  zone: string,
  at: Instant,
): Promise<readonly AppointmentChoice[]> {
  const from = new Date(Date.parse(at) - 60 * 86_400_000).toISOString() as Instant
  const rows = await tx
    .selectFrom('appointments as a')
    .select((eb) => [
      'a.id',
      'a.starts_at',
      eb
        .exists(
          eb
            .selectFrom('check_ins as i')
            .select('i.id')
            .whereRef('i.clinic_id', '=', 'a.clinic_id')
            .whereRef('i.appointment_id', '=', 'a.id'),
        )
        .as('is_answered'),
    ])
    .where('a.course_id', '=', courseId)
    .where('a.state', 'in', ['planned', 'held'])
    .where('a.starts_at', '>', from)
    .orderBy('a.starts_at')
    .limit(60)
    .execute()
  return rows.map((row) => ({
    id: row.id,
    startsAt: row.starts_at,
    words: instantInWords(row.starts_at, zone),
    isAnswered: Boolean(row.is_answered),
  }))
}

/** The one that was asked for, or the one nearest to now: the session that people are sitting in, most often. */
export function chosenAppointment(
  choices: readonly AppointmentChoice[],
  wanted: AppointmentId | null,
  at: Instant,
): AppointmentChoice | null {
  const asked = choices.find(({ id }) => id === wanted)
  if (asked !== undefined) return asked
  const distance = ({ startsAt }: AppointmentChoice) => Math.abs(Date.parse(startsAt) - Date.parse(at))
  return choices.toSorted((a, b) => distance(a) - distance(b))[0] ?? null
}
