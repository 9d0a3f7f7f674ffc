import { readLongestLag } from '#features/alerts/index.server.ts'
import { now } from '#platform/clock/clock.server.ts'
import { openDatabase } from '#platform/db/database.server.ts'
import type { Connection } from '#platform/db/pools.server.ts'

import { ok, wrong, type Finding } from './finding.ts'

/** Whether alerts still move on by themselves (SEC-071). */
export async function lookAtAlerts(admin: Connection): Promise<Finding> {
  const database = openDatabase(admin, { app: 1, jobs: 1 })
  try {
    const minutes = await readLongestLag(database.app, now())
    return minutes === null
      ? ok('Alerts', 'no step and no probe is late')
      : wrong(
          'Alerts',
          `have not moved on for ${minutes} minutes. Start Kith, or look at its log for \`job\`.`,
        )
  } finally {
    await database.close()
  }
}
