import { clinicTimeOf } from '#features/calendar/index.server.ts'
import type { Call } from '#platform/commands/call.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'
import type { NamedDate } from '@kith/ipt'

import type { SaidFacts } from './date-said.ts'
import { hemisphereOf } from './hemisphere.ts'
import { dateOf, lifeEventsOf, placeOf } from './timeline-store.server.ts'

/** What a date is read against in this course; null where there is no such course. */
export async function saidFactsOf(
  tx: ClinicTransaction,
  call: Pick<Call, 'at'>,
  courseId: CourseId,
): Promise<SaidFacts | null> {
  const place = await placeOf(tx, courseId)
  if (place === undefined) return null
  return {
    today: clinicTimeOf(call.at, place.timeZone).day,
    hemisphere: hemisphereOf(place.country),
    named: namedDates(await lifeEventsOf(tx, courseId)),
  }
}

/** Events with a date of their own: "when my son was born" leans on one. */
export function namedDates(events: readonly { what: string; edtf: string | null }[]): readonly NamedDate[] {
  return events.flatMap(({ what, edtf }) => {
    const when = dateOf(edtf)
    return when === null ? [] : [{ name: what, when }]
  })
}
