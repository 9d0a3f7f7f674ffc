import { readDay, type Instant } from '@kith/ipt'

import type { ClinicTransaction } from '#platform/db/database.server.ts'
import { done, fail, type Result } from '#platform/result.ts'
import { clinicTimeOf, instantAt } from '#features/calendar/index.server.ts'

/**
 * When answers were given, from the day on a paper form: noon of that day in the clinic, since a form gives no hour.
 * Nothing typed, or today, is this moment; a day to come is refused.
 */
export async function answeredAt(
  tx: ClinicTransaction,
  typed: string,
  at: Instant,
): Promise<Result<Instant>> {
  if (typed === '') return done(at)
  const day = readDay(typed)
  if (!day.ok) {
    return fail({
      kind: 'invalid',
      fields: { 'answered-on': day.problem.fields[0]?.code ?? 'day/unreadable' },
    })
  }
  const { time_zone: zone } = await tx.selectFrom('clinics').select('time_zone').executeTakeFirstOrThrow()
  const today = clinicTimeOf(at, zone).day
  if (day.value > today) return fail({ kind: 'invalid', fields: { 'answered-on': 'check-in/in-the-future' } })
  return done(day.value === today ? at : instantAt({ day: day.value, time: '12:00' }, zone))
}
