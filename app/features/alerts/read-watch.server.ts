import type { Instant } from '@kith/ipt'

import type { ClinicTransaction } from '#platform/db/database.server.ts'

import type { Watch } from './alerts-words.ts'
import { readAlertClock, readRota } from './read-rota.server.ts'
import { nextStaffed } from './staffed-minutes.ts'

/**
 * What can honestly be said to a patient about when their answers are seen (SEC-072, SAFE-006, SAFE-007, HAZ-008): the
 * same for everyone, whatever was answered. Hours alone are not a watch; somebody on the list has to be there too.
 */
export async function readWatch(tx: ClinicTransaction, at: Instant): Promise<Watch> {
  const { zone, hours } = await readAlertClock(tx)
  const staffed = nextStaffed(hours, zone, at)
  const rota = await readRota(tx, at)
  const isWatched = rota.some((person) => person.position !== null && person.isAvailable)
  if (staffed === null || !isWatched) return { kind: 'nobody-watches' }
  return {
    kind: 'staffed',
    now: staffed.now,
    opensAt: staffed.opensAt,
    zone,
    hours: hours.map(({ weekday, opens, closes }) => ({ weekday, opens, closes })),
  }
}
