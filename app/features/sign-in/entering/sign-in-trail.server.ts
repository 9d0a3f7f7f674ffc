import type { Instant } from '@kith/ipt'

import { recordAudit, type AuditAction } from '#platform/audit/record.server.ts'
import { stepIntoClinic, stepIntoIdentity, type IdentityTransaction } from '#platform/db/database.server.ts'
import type { AccountId } from '#platform/ids.ts'

import { membershipsOf, type Membership } from './memberships.server.ts'

type Entry = { action: AuditAction; outcome?: 'denied'; detail?: Readonly<Record<string, string>> }

/** Writes into a clinic's trail what a member of its staff did at the door (SEC-048), in the same transaction. */
export async function recordEntrance(
  tx: IdentityTransaction,
  membership: Pick<Membership, 'clinicId' | 'staffId'>,
  at: Instant,
  entry: Entry,
): Promise<void> {
  const { clinicId, staffId } = membership
  const inside = await stepIntoClinic(tx, { clinic: clinicId, actor: staffId })
  const actor =
    entry.outcome === 'denied'
      ? ({ kind: 'nobody', clinicId } as const)
      : ({ kind: 'staff', clinicId, staffId } as const)
  await recordAudit(inside, actor, at, { ...entry, subject: { kind: 'staff', id: staffId } })
  await stepIntoIdentity(inside)
}

/** The same in each clinic where the account works: before one is chosen, it concerns them all. */
export async function recordEverywhere(
  tx: IdentityTransaction,
  accountId: AccountId,
  at: Instant,
  entry: Entry,
): Promise<void> {
  for (const membership of await membershipsOf(tx, accountId)) await recordEntrance(tx, membership, at, entry)
}
