import type { Instant } from '@kith/ipt'
import type { Kysely } from 'kysely'

import type { Checkpoints } from '../audit/checkpoint.server.ts'
import type { DB } from '../db/schema.ts'
import type { Secrets } from '../secrets/secrets.server.ts'

/** What the process gives to every request: plain values, since the server and the built app are separate modules. */
export type Services = {
  readonly db: Kysely<DB>
  readonly secrets: Secrets
  readonly origin: string
  readonly version: string
  readonly now: () => Instant
  /** Entering without credentials: only `kith demo` fills this in. Role name to account and staff (issue 2). */
  readonly demonstration: Demonstration | null
  /** Whether mail can go out at all. */
  readonly mail: 'smtp' | 'kept' | 'none'
  /** Signed checkpoints of the audit trail, kept outside the database. */
  readonly checkpoints: Checkpoints | null
  readonly isReady: () => Promise<boolean>
}

/** Single-use-free entrances of the demonstration, by token. */
export type Demonstration = {
  readonly entrances: ReadonlyMap<
    string,
    { role: string; clinicId: string; staffId: string; accountId: string }
  >
}
