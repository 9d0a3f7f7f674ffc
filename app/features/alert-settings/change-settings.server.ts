import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command, type Work } from '#platform/commands/command.server.ts'
import type { Result } from '#platform/result.ts'

import type { SettingsIntent } from './alert-settings.ts'
import { settingsPolicy } from './settings.policy.ts'

export type LeadCall = Call<StaffActor>

/** One change of the settings: in the trail by what was changed, and the rows' former selves are in history. */
export function changeSettings(
  call: LeadCall,
  change: { intent: SettingsIntent; key: string; body: unknown },
  effect: (work: Work) => Promise<Result<null>>,
): Promise<Result<null>> {
  const { intent, key, body } = change
  const once = { key, body: { intent, body } }
  return command(call, { policy: settingsPolicy.alerts, subject: null, action: null, once }, async (work) => {
    // Changes of the settings wait for each other: each starts from what the one before left.
    await work.tx.selectFrom('clinics').select('id').forNoKeyUpdate().execute()
    const result = await effect(work)
    if (result.ok) await work.audit({ action: 'settings.changed', detail: { what: intent } })
    return result
  })
}
