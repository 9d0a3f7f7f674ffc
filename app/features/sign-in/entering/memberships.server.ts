import { sql } from 'kysely'

import type { StaffRole } from '#platform/access/actor.ts'
import type { IdentityTransaction } from '#platform/db/database.server.ts'
import type { AccountId, ClinicId, StaffId } from '#platform/ids.ts'

/** A clinic in which an account works now. */
export type Membership = {
  clinicId: ClinicId
  clinicName: string
  staffId: StaffId
  name: string
  roles: readonly StaffRole[]
}

export async function membershipsOf(tx: IdentityTransaction, accountId: AccountId): Promise<Membership[]> {
  const { rows } = await sql<Membership>`
    select clinic_id as "clinicId", clinic_name as "clinicName", staff_id as "staffId", name, roles
    from kith.memberships_of(${accountId})`.execute(tx)
  return rows
}
