import type { Instant } from '@kith/ipt'
import { sql, type Kysely, type RawBuilder } from 'kysely'

import type { DB } from '#platform/db/schema.ts'
import { log } from '#platform/log/log.server.ts'

import { lagMinutes } from './alert-lag.ts'

/** The seconds for which alerts of this clinic have not moved on, as a column of a query inside it. */
export function alertLag(at: Instant): RawBuilder<number> {
  return sql<number>`kith.alert_lag(${at}::timestamptz)`
}

/** The minutes for which alerts have not moved on in the clinic where it is longest; null while they move. */
export async function readLongestLag(db: Kysely<DB>, at: Instant): Promise<number | null> {
  const { rows } = await sql<{ seconds: number }>`
    select kith.longest_alert_lag(${at}::timestamptz) as seconds`.execute(db)
  return lagMinutes(rows[0]?.seconds ?? 0)
}

/** Alarms whoever keeps Kith running: a line of error for as long as alerts do not move on (SEC-071). */
export async function reportAlertLag(db: Kysely<DB>, at: Instant): Promise<void> {
  const minutes = await readLongestLag(db, at)
  if (minutes !== null) log('error', 'alerts-lag', { minutes })
}
