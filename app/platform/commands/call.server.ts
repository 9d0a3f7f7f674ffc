import type { Instant } from '@kith/ipt'
import type { Kysely } from 'kysely'

import type { Actor, ClinicActor } from '../access/actor.ts'
import type { DB } from '../db/schema.ts'
import type { Secrets } from '../secrets/secrets.server.ts'

/** What every command and query is given: who is acting, when, and on what. */
export type Call<Who extends Actor = Actor> = {
  readonly actor: Who
  readonly at: Instant
  readonly db: Kysely<DB>
  /** The address people reach Kith at, without a trailing slash: links in mail begin with it. */
  readonly origin: string
  readonly secrets: Secrets
}

export type ClinicCall = Call<ClinicActor>
