import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { asIdentity, type Database } from '#platform/db/database.server.ts'
import { newId } from '#platform/ids.ts'
import type { MailSender } from '#platform/mail/mail-sender.server.ts'
import { noSender } from '#platform/mail/mail-sender.server.ts'
import { startKith, type Kith } from '#platform/process/start-kith.server.ts'
import { hashToken, randomToken } from '#platform/secrets/secrets.server.ts'
import { jobs, look, recurring } from '#features/jobs.server.ts'

import { testSecrets } from './test-clinic.server.ts'
import type { TestDatabase } from './test-database.server.ts'

/** The built app on a test database, on a free port. Build it first. */
export function startTestKith(
  database: TestDatabase,
  options: { mail?: MailSender; recurring?: boolean } = {},
): Promise<Kith> {
  return startKith({
    connection: database.service,
    secrets: testSecrets,
    mail: options.mail ?? noSender,
    host: '127.0.0.1',
    port: 0,
    origin: null,
    trustProxy: false,
    jobs,
    recurring: options.recurring === true ? recurring : {},
    look,
    version: 'test',
  })
}

/** A session cookie for somebody, as signing in with both factors would have left it. Times are the real now: the server's clock is. */
export async function cookieFor(
  db: Database,
  call: Call<StaffActor>,
  options: { strength?: 'one-factor' | 'two-factor'; freshMinutesAgo?: number; seenMinutesAgo?: number } = {},
): Promise<string> {
  const token = randomToken()
  const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString() as typeof call.at
  await asIdentity(db.app, (tx) =>
    tx
      .insertInto('sign_in_sessions')
      .values({
        id: newId(),
        token_hash: hashToken(token),
        account_id: call.actor.accountId,
        clinic_id: call.actor.clinicId,
        staff_id: call.actor.staffId,
        strength: options.strength ?? 'two-factor',
        device: 'a test',
        created_at: ago(Math.max(options.seenMinutesAgo ?? 0, options.freshMinutesAgo ?? 0)),
        last_seen_at: ago(options.seenMinutesAgo ?? 0),
        fresh_at: ago(options.freshMinutesAgo ?? 0),
      })
      .execute(),
  )
  return `__Host-kith=${token}`
}
