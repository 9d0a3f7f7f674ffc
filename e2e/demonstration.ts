import type { Instant } from '@kith/ipt'

import { layDemonstration, type Laid } from '#features/demonstration/index.server.ts'
import { jobs, look } from '#features/jobs.server.ts'
import { keptSender } from '#platform/mail/mail-sender.server.ts'
import { startKith } from '#platform/process/start-kith.server.ts'

import { testSecrets } from '../app/testing/test-clinic.server.ts'
import { openTestDatabase } from '../app/testing/test-database.server.ts'

export type Demonstration = Awaited<ReturnType<typeof startDemonstration>>

/** The invented clinic, served as `kith demo` serves it. */
export async function startDemonstration() {
  const database = await openTestDatabase()
  let laid: Laid | null = null
  const kith = await startKith({
    connection: database.service,
    secrets: testSecrets,
    mail: keptSender(() => undefined),
    host: '127.0.0.1',
    port: 0,
    origin: null,
    trustProxy: false,
    jobs,
    recurring: {},
    look,
    version: 'test',
    async demonstration(db, origin) {
      const now = new Date().toISOString() as Instant
      laid = await layDemonstration({ db: db.app, secrets: testSecrets, origin, now })
      return laid.demonstration
    },
  })
  const { demonstration, checkIns } = laid as unknown as Laid
  return {
    origin: kith.origin,
    /** Addresses at which somebody can answer a form. */
    checkIns,
    /** The way in as somebody of this role. */
    entranceFor(role: string): string {
      const found = [...demonstration.entrances].find(([, entrance]) => entrance.role === role)
      if (found === undefined) throw new Error(`nobody in the demonstration is a ${role}`)
      return `${kith.origin}/enter/${found[0]}`
    },
    async stop() {
      await kith.stop()
      await database.close()
    },
  }
}
