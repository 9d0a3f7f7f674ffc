import type { Instant } from '@kith/ipt'
import type { Kysely } from 'kysely'

import type { Actor } from '../access/actor.ts'
import { asIdentity, stepIntoClinic } from '../db/database.server.ts'
import type { DB } from '../db/schema.ts'
import { hashToken } from '../secrets/secrets.server.ts'
import { readCookie } from './cookies.server.ts'

/** Idle and absolute ends of a staff session (SEC-017), in milliseconds. Half a sign-in does not last as long as a whole one. */
export const sessionLimits = { idle: 15 * 60_000, absolute: 12 * 3_600_000, oneFactor: 30 * 60_000 }

// Writing the last visit down on every request would cost a write each; once in this while is near enough.
const noteVisitEvery = 30_000

/**
 * Who is asking, from the session cookie: looked up anew on every request, so that a changed role or a disabled
 * account acts on the very next one (SEC-008).
 */
export async function resolveActor(
  db: Kysely<DB>,
  cookieHeader: string | null,
  at: Instant,
  _visitor: { address: string; device: string },
): Promise<Actor> {
  const token = readCookie(cookieHeader, 'kith')
  if (token === null || token.length !== 43) return { kind: 'nobody' }
  return asIdentity(db, async (tx) => {
    const session = await tx
      .selectFrom('sign_in_sessions as s')
      .innerJoin('accounts as a', 'a.id', 's.account_id')
      .select([
        's.id',
        's.account_id',
        's.clinic_id',
        's.staff_id',
        's.strength',
        's.created_at',
        's.last_seen_at',
        's.fresh_at',
      ])
      .where('s.token_hash', '=', hashToken(token))
      .where('s.ended_at', 'is', null)
      .where('a.state', '=', 'active')
      .executeTakeFirst()
    if (session === undefined) return { kind: 'nobody' }
    const now = Date.parse(at)
    const idle = now - Date.parse(session.last_seen_at) > sessionLimits.idle
    const longest = session.strength === 'one-factor' ? sessionLimits.oneFactor : sessionLimits.absolute
    if (idle || now - Date.parse(session.created_at) > longest) {
      await tx
        .updateTable('sign_in_sessions')
        .set({ ended_at: at, ended_why: idle ? 'idle' : 'expired' })
        .where('id', '=', session.id)
        .execute()
      return { kind: 'nobody' }
    }
    if (now - Date.parse(session.last_seen_at) > noteVisitEvery) {
      await tx
        .updateTable('sign_in_sessions')
        .set({ last_seen_at: at })
        .where('id', '=', session.id)
        .execute()
    }
    if (session.strength === 'one-factor' || session.clinic_id === null || session.staff_id === null) {
      return { kind: 'one-factor', accountId: session.account_id, sessionId: session.id }
    }
    const clinicId = session.clinic_id as never
    const inside = await stepIntoClinic(tx, { clinic: clinicId, actor: session.staff_id })
    const staff = await inside
      .selectFrom('staff')
      .select(['id', 'name', 'roles'])
      .where('id', '=', session.staff_id as never)
      .where('account_id', '=', session.account_id)
      .where('state', '=', 'active')
      .executeTakeFirst()
    if (staff === undefined) return { kind: 'nobody' }
    return {
      kind: 'staff',
      clinicId,
      staffId: staff.id,
      accountId: session.account_id,
      sessionId: session.id,
      name: staff.name,
      roles: staff.roles,
      freshAt: session.fresh_at,
    }
  })
}
