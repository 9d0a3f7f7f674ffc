import { contractWords } from '@kith/ipt'

import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import { newId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { readTemplate, type ContractFields } from './contract-fields.ts'
import { templateOf } from './contract-store.server.ts'
import { editTemplate } from './contract.policy.ts'

/**
 * Keeps the words that every new contract of the clinic starts with. Parts may stay empty; words that blame or must not
 * reach a patient may not stand in them (IPT-094, IPT-078). Contracts that are agreed stay as they were.
 */
export function changeTemplate(
  call: Call<StaffActor>,
  fields: ContractFields,
  edit: { key: string; version: number },
): Promise<Result<null>> {
  const once = { key: edit.key, body: { fields, version: edit.version } }
  return command(call, { policy: editTemplate, subject: null, action: null, once }, async ({ tx, audit }) => {
    const problems: Record<string, string> = {}
    const template = readTemplate(fields, problems)
    for (const { part, code } of contractWords(template)) {
      problems[part === 'missed' ? 'missedFee' : part] ??= code
    }
    for (const [field, text] of Object.entries(fields)) {
      if (text.length > longest) problems[field] = 'template/too-long'
    }
    if (Object.keys(problems).length > 0) return fail({ kind: 'invalid', fields: problems })
    // Changes of the settings wait for each other.
    await tx.selectFrom('clinics').select('id').forNoKeyUpdate().execute()
    const { version } = await templateOf(tx)
    if (version !== edit.version) return fail({ kind: 'conflict', code: 'template/changed-meanwhile' })
    const stamp = { changed_at: call.at, changed_by: call.actor.staffId, template: JSON.stringify(template) }
    if (version === 0) {
      const row = { clinic_id: call.actor.clinicId, id: newId<'contract_templates'>() }
      await tx
        .insertInto('contract_templates')
        .values({ ...row, ...stamp })
        .execute()
    } else {
      await tx
        .updateTable('contract_templates')
        .set({ ...stamp, version: version + 1 })
        .execute()
    }
    await audit({ action: 'settings.changed', detail: { what: 'contract-template' } })
    return done(null)
  })
}

const longest = 5_000
