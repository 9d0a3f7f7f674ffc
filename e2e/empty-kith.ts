import type { Instant } from '@kith/ipt'
import pg from 'pg'

import { ensureSetUpLink } from '#features/sign-in/index.server.ts'
import { smtpSender } from '#platform/mail/mail-sender.server.ts'

import { openTestDatabase } from '../app/testing/test-database.server.ts'
import { startTestMailServer } from '../app/testing/test-mail-server.server.ts'
import { startTestKith } from '../app/testing/test-server.server.ts'

export type EmptyKith = Awaited<ReturnType<typeof startEmptyKith>>

/** The built Kith that nobody has set up yet, with a mail server beside it. */
export async function startEmptyKith() {
  const database = await openTestDatabase()
  const post = await startTestMailServer()
  const kith = await startTestKith(database, {
    mail: smtpSender(post.url, 'Notices <notices@clinic.example>'),
    recurring: true,
  })
  const setUpLink = await ensureSetUpLink(kith.database.app, kith.origin, new Date().toISOString() as Instant)
  if (setUpLink === null) throw new Error('a new database is set up already')
  return {
    origin: kith.origin,
    setUpLink,
    post,
    database,
    /** Does now what the full minute would bring: which sessions are near enough to remind of. */
    async letTheMinuteCome() {
      const client = new pg.Client(database.admin)
      await client.connect()
      await client.query(`select graphile_worker.add_job('plan-reminders')`)
      await client.end()
    },
    async stop() {
      await kith.stop()
      await database.close()
      await post.stop()
    },
  }
}
