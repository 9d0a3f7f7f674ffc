import { timingSafeEqual } from 'node:crypto'

import type { LinkActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { PatientId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { givePinPolicy } from './check-ins.policy.ts'
import { pinTries } from './link-pin.ts'
import { linkInForce } from './link-store.server.ts'

/** `open`: it was the right one. Otherwise how many are left before the link closes; none: it has closed just now. */
export type Given = { state: 'open' } | { state: 'wrong'; left: number }

/** Whether there is still something behind the question for the PIN. */
export function readPinPage(call: Call<LinkActor>): Promise<Result<null>> {
  return query(call, { policy: givePinPolicy, subject: null, action: null }, async (tx) =>
    (await linkInForce(tx, call.actor.linkId, call.at)) === undefined ? fail({ kind: 'absent' }) : done(null),
  )
}

/**
 * Takes one PIN. Wrong ones are counted on the link, one after the other, however many are sent at once; the fifth
 * closes it (SEC-025). A right one changes nothing: what it opens stands in the pass.
 */
export function givePin(call: Call<LinkActor>, pin: string): Promise<Result<Given>> {
  const { linkId } = call.actor
  const subject = { kind: 'link', id: linkId } as const
  return command<Given>(call, { policy: givePinPolicy, subject, action: null }, async ({ tx, audit }) => {
    const link = await tx
      .selectFrom('check_in_links')
      .select(['patient_id', 'wrong_pins'])
      .where('id', '=', linkId)
      .where('used_at', 'is', null)
      .where('revoked_at', 'is', null)
      .where('expires_at', '>', call.at)
      .forUpdate()
      .executeTakeFirst()
    if (link === undefined) return fail({ kind: 'absent' })
    const patientId = link.patient_id as PatientId
    const chosen = await tx
      .selectFrom('link_pins')
      .select('pin_mark')
      .where('patient_id', '=', patientId)
      .executeTakeFirst()
    // Taken back since the link was opened: there is nothing to ask for.
    if (chosen === undefined) return done({ state: 'open' })
    if (timingSafeEqual(chosen.pin_mark, call.secrets.markPin(patientId, pin.trim())))
      return done({ state: 'open' })
    const wrong = link.wrong_pins + 1
    const left = pinTries - wrong
    await tx
      .updateTable('check_in_links')
      .set({ wrong_pins: wrong, ...(left === 0 ? { revoked_at: call.at } : {}) })
      .where('id', '=', linkId)
      .execute()
    await audit({
      action: 'link-pin.wrong',
      outcome: 'refused',
      subject,
      patientId,
      detail: { left },
    })
    return done({ state: 'wrong', left })
  })
}
