import type { Instant } from '@kith/ipt'
import { sql, type Kysely } from 'kysely'

import { asIdentity, type IdentityTransaction } from '#platform/db/database.server.ts'
import type { DB } from '#platform/db/schema.ts'
import { randomToken } from '#platform/secrets/secrets.server.ts'

import { issueToken } from '../one-time-tokens.server.ts'

/** The link with which the first person sets Kith up: once, within a day; a later one takes its place. Null when Kith is set up (SEC-085). */
export async function ensureSetUpLink(db: Kysely<DB>, origin: string, at: Instant): Promise<string | null> {
  return asIdentity(db, async (tx) => {
    if (await isSetUpIn(tx)) return null
    const { token } = await issueToken(tx, { kind: 'set-up' }, { at, tokenOf: randomToken })
    return `${origin}/set-up/${token}`
  })
}

/** Whether there is a clinic at all. */
export function isSetUp(db: Kysely<DB>): Promise<boolean> {
  return asIdentity(db, isSetUpIn)
}

export async function isSetUpIn(tx: IdentityTransaction): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`select kith.is_set_up() as done`.execute(tx)
  return rows[0]?.done ?? false
}
