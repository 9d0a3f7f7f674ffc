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
  const behindTheDatabase = async (work: (client: pg.Client, name: string) => Promise<void>) => {
    const client = new pg.Client({ ...database.admin, database: 'postgres' })
    await client.connect()
    await work(client, database.admin.database)
    await client.end()
  }
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
    /** Ends every connection to the database and lets nobody in, as when its server has gone. */
    async takeDatabaseAway() {
      await behindTheDatabase((client, name) => letIn(client, name, false))
    },
    async bringDatabaseBack() {
      await behindTheDatabase((client, name) => letIn(client, name, true))
    },
    async stop() {
      await kith.stop()
      await database.close()
      await post.stop()
    },
  }
}

async function letIn(client: pg.Client, name: string, isOpen: boolean): Promise<void> {
  await client.query(`alter database "${name}" with allow_connections ${isOpen}`)
  if (!isOpen) {
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [name])
  }
}
