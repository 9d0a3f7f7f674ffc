import { randomBytes } from 'node:crypto'

import type { Instant } from '@kith/ipt'
import type { Kysely } from 'kysely'

import { recordAudit } from '#platform/audit/record.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import { asIdentity, inClinic } from '#platform/db/database.server.ts'
import type { DB } from '#platform/db/schema.ts'
import { newId, type AccountId, type ClinicId, type StaffId } from '#platform/ids.ts'

import {
  demoAlertList,
  demoClinic,
  demoHours,
  demoStaff,
  type DemoStaff,
  type DemoStaffKey,
} from './demo-staff.ts'

/**
 * Lays the clinic and its staff. They have accounts without a password or a second factor that anybody could show: the
 * entrances of the demonstration are their only way in.
 */
export async function layClinic(
  db: Kysely<DB>,
  at: Instant,
): Promise<{ clinicId: ClinicId; staff: Record<DemoStaffKey, StaffActor> }> {
  const clinicId: ClinicId = newId()
  const people = demoStaff.map((person) => ({
    person,
    accountId: newId<'accounts'>(),
    staffId: newId<'staff'>(),
  }))
  await asIdentity(db, (tx) =>
    tx
      .insertInto('accounts')
      .values(people.map((its) => accountOf(its, at)))
      .execute(),
  )
  await inClinic(db, { clinic: clinicId, actor: null }, async (tx) => {
    await tx
      .insertInto('clinics')
      .values({
        id: clinicId,
        name: demoClinic.name,
        country: demoClinic.country,
        time_zone: demoClinic.timeZone,
        created_at: at,
      })
      .execute()
    await tx
      .insertInto('staff')
      .values(
        people.map(({ person, accountId, staffId }) => ({
          clinic_id: clinicId,
          id: staffId,
          account_id: accountId,
          name: person.name,
          email: emailOf(person),
          roles: person.roles,
          state: 'active' as const,
          created_at: at,
        })),
      )
      .execute()
    const idOf = (key: DemoStaffKey) => people.find(({ person }) => person.key === key)?.staffId as StaffId
    await tx
      .insertInto('alert_list')
      .values(
        demoAlertList.map((key, place) => ({
          clinic_id: clinicId,
          id: newId(),
          position: place + 1,
          staff_id: idOf(key),
        })),
      )
      .execute()
    const { weekdays, opens, closes } = demoHours
    await tx
      .insertInto('staffed_hours')
      .values(weekdays.map((weekday) => ({ clinic_id: clinicId, id: newId(), weekday, opens, closes })))
      .execute()
    await recordAudit(tx, { kind: 'operator', clinicId }, at, { action: 'clinic.set-up' })
  })
  const actors = people.map(({ person, accountId, staffId }) => [
    person.key,
    {
      kind: 'staff',
      clinicId,
      staffId,
      accountId,
      sessionId: newId(),
      name: person.name,
      roles: person.roles,
      freshAt: at,
    },
  ])
  return { clinicId, staff: Object.fromEntries(actors) as Record<DemoStaffKey, StaffActor> }
}

function accountOf({ person, accountId }: { person: DemoStaff; accountId: AccountId }, at: Instant) {
  return {
    id: accountId,
    email: emailOf(person),
    // No password gives this: it is not a hash.
    password_hash: '-',
    webauthn_user: randomBytes(32),
    state: 'active' as const,
    created_at: at,
  }
}

function emailOf({ name }: DemoStaff): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@riverside.example`
}
