import type { Instant } from '@kith/ipt'
import { sql } from 'kysely'

import type { LinkActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import { inClinic } from '#platform/db/database.server.ts'
import type { ClinicId, LinkId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'
import { hashToken } from '#platform/secrets/secrets.server.ts'
import { passSeconds, type AnswerPass } from '#platform/sessions/answer-pass.server.ts'
import { readWatch } from '#features/alerts/index.server.ts'

import { answerPolicy } from './check-ins.policy.ts'
import { linkInForce } from './link-store.server.ts'

/**
 * What the holder of this token may carry on with, or null: invented, used, revoked and run out are not told apart.
 * Nothing is written, however often it is opened and by whomever: mail scanners open links too (SEC-022).
 */
export async function openLink(call: Call, token: string): Promise<AnswerPass | null> {
  if (!/^[\w-]{43}$/.test(token)) return null
  const { rows } = await sql<{ clinic_id: ClinicId; link_id: LinkId }>`
    select clinic_id, link_id from kith.link_of_token(${hashToken(token)})`.execute(call.db)
  const [found] = rows
  if (found === undefined) return null
  const { clinic_id: clinicId, link_id: linkId } = found
  const link = await inClinic(call.db, { clinic: clinicId, actor: linkId }, (tx) =>
    linkInForce(tx, linkId, call.at),
  )
  if (link === undefined) return null
  return {
    clinicId,
    linkId,
    instrument: link.instrument,
    country: link.country,
    until: passEnd(call.at),
    pin: link.pin_chosen_at === null ? 'none' : 'asked',
  }
}

/** What the page with the questions says besides them: nothing about the person, only when answers are seen (SEC-023, SEC-072). */
export function readLinkPage(call: Call<LinkActor>) {
  return query(call, { policy: answerPolicy, subject: null, action: null }, async (tx) => {
    if ((await linkInForce(tx, call.actor.linkId, call.at)) === undefined) return fail({ kind: 'absent' })
    return done({ watch: await readWatch(tx, call.at) })
  })
}

/** What the page after it says: the same whatever was answered. Absent until something has been sent with this link. */
export function readReceivedPage(
  call: Call<LinkActor>,
): Promise<Result<{ watch: Awaited<ReturnType<typeof readWatch>> }>> {
  return query(call, { policy: answerPolicy, subject: null, action: null }, async (tx) => {
    const used = await tx
      .selectFrom('check_in_links')
      .select('used_at')
      .where('id', '=', call.actor.linkId)
      .executeTakeFirst()
    if (used === undefined || used.used_at === null) return fail({ kind: 'absent' })
    return done({ watch: await readWatch(tx, call.at) })
  })
}

function passEnd(at: Instant): Instant {
  return new Date(Date.parse(at) + passSeconds * 1000).toISOString() as Instant
}
