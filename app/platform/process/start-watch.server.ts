import type { Instant } from '@kith/ipt'
import type { Kysely } from 'kysely'

import { now } from '../clock/clock.server.ts'
import type { DB } from '../db/schema.ts'
import { errorFields, log } from '../log/log.server.ts'

/** What a process looks at by itself, beside the queue: the queue may be what stands still. */
export type Look = (db: Kysely<DB>, at: Instant) => Promise<void>

/** Looks each minute until stopped. A look that cannot be had is an error too, and the next one comes all the same. */
export function startWatch(settings: { db: Kysely<DB>; look: Look; everyMs?: number }): { stop(): void } {
  const timer = setInterval(() => {
    settings.look(settings.db, now()).catch((error: unknown) => log('error', 'watch', errorFields(error)))
  }, settings.everyMs ?? 60_000)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
