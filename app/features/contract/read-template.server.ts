import { contractTemplateEn, type ContractTemplate, type Instant } from '@kith/ipt'

import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import { done, type Result } from '#platform/result.ts'

import { fieldsFrom, type ContractFields } from './contract-fields.ts'
import { templateOf } from './contract-store.server.ts'
import { editTemplate } from './contract.policy.ts'
import { storedTemplate } from './stored-contract.server.ts'

/** The clinic's words, and the ones before. */
export type TemplatePage = {
  fields: ContractFields
  version: number
  changed: { at: Instant; by: string } | null
  zone: string
  /** Former words, the latest first, each with the day until which they stood. */
  former: readonly { until: Instant; fields: ContractFields }[]
}

export function readTemplatePage(call: Call<StaffActor>): Promise<Result<TemplatePage>> {
  return query(call, { policy: editTemplate, subject: null, action: null }, async (tx) => {
    const { template, version, changed } = await templateOf(tx)
    const clinic = await tx.selectFrom('clinics').select('time_zone').executeTakeFirstOrThrow()
    return done({
      fields: fieldsFrom(template),
      version,
      changed,
      zone: clinic.time_zone,
      former: (await formerTemplates(tx, version)).map(({ until, template: words }) => ({
        until,
        fields: fieldsFrom(words),
      })),
    })
  })
}

const mostShown = 20

async function formerTemplates(
  tx: ClinicTransaction,
  version: number,
): Promise<{ until: Instant; template: ContractTemplate }[]> {
  if (version === 0) return []
  const rows = await tx
    .selectFrom('history')
    .select(['former', 'changed_at'])
    .where('table_name', '=', 'contract_templates')
    .orderBy('id', 'desc')
    .limit(mostShown)
    .execute()
  const first = await tx.selectFrom('contract_templates').select('changed_at').executeTakeFirstOrThrow()
  const kept = rows.map(({ former, changed_at: until }) => ({
    until,
    template: storedTemplate(templateIn(former)),
  }))
  // Before the first change stood the words that come with Kith.
  const until = rows.length === 0 ? first.changed_at : firstChangeIn(rows.at(-1)?.former)
  return rows.length < mostShown && until !== null ? [...kept, { until, template: contractTemplateEn }] : kept
}

function templateIn(former: unknown): unknown {
  return isRecord(former) ? former['template'] : null
}

function firstChangeIn(former: unknown): Instant | null {
  const at = isRecord(former) ? former['changed_at'] : null
  return typeof at === 'string' ? (new Date(at).toISOString() as Instant) : null
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
