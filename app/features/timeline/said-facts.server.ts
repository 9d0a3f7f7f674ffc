import { clinicTimeOf } from '#features/calendar/index.server.ts'
import { hemisphereOf } from '#features/calendar/index.ts'
import type { Call } from '#platform/commands/call.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'

import type { SaidFacts } from './date-said.ts'
import { placeOf } from './timeline-store.server.ts'
import { namedDates } from './told-events.ts'
import { toldOf } from './told-of.server.ts'

/** What a date is read against in this course; null where there is no such course. */
export async function saidFactsOf(
  tx: ClinicTransaction,
  call: Pick<Call, 'at'>,
  courseId: CourseId,
): Promise<SaidFacts | null> {
  const place = await placeOf(tx, courseId)
  if (place === undefined) return null
  const hemisphere = hemisphereOf(place.country)
  const { inventory, told } = await toldOf(tx, courseId, { hemisphere })
  return {
    today: clinicTimeOf(call.at, place.timeZone).day,
    hemisphere,
    named: namedDates(told, inventory),
  }
}
