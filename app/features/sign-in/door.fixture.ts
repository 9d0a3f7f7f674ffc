import assert from 'node:assert/strict'

import type { Instant } from '@kith/ipt'

import type { StaffRole } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import type { Database } from '#platform/db/database.server.ts'
import type { ClinicId } from '#platform/ids.ts'
import { addStaffWithAccount } from '#features/staff/index.server.ts'
import { testSecrets } from '../../testing/test-clinic.server.ts'
import type { TestBrowser } from '../../testing/test-browser.server.ts'

import { totpCode } from './index.server.ts'

export const password = 'otters ride quiet buses'

/** Somebody who can sign in, with what their authenticator app and their sheet of paper hold. */
export type Person = {
  email: string
  staffId: string
  accountId: string
  totpSecret: string
  recoveryCodes: string[]
}

export const rightNow = () => new Date().toISOString() as Instant

export function operatorOf(
  db: Database,
  clinicId: ClinicId,
  origin: string,
  at: Instant,
): Call<{ kind: 'operator'; clinicId: ClinicId }> {
  return { actor: { kind: 'operator', clinicId }, at, db: db.app, origin, secrets: testSecrets }
}

/** Invited, accepted, second factor made: a minute and a half ago, so that the code of this half minute is unused. */
export async function addPerson(
  db: Database,
  clinicId: ClinicId,
  email: string,
  roles: StaffRole[] = ['clinician'],
): Promise<Person> {
  const at = new Date(Date.now() - 90_000).toISOString() as Instant
  const made = await addStaffWithAccount(operatorOf(db, clinicId, 'http://localhost', at), {
    name: email,
    email,
    roles,
    password,
  })
  assert.ok(made.ok, JSON.stringify(made))
  return { email, ...made.value }
}

/** Both steps through the pages; the code of the authenticator app, or one of the recovery codes. */
export async function signIn(
  browser: TestBrowser,
  person: Person,
  recovery?: string,
): Promise<string | null> {
  const first = await browser.post('/sign-in?next=/account', { email: person.email, password })
  assert.equal(
    first.location,
    '/sign-in/second?next=%2Faccount',
    `${first.status} ${first.text.slice(0, 200)}`,
  )
  const fields: Record<string, string> =
    recovery === undefined
      ? { intent: 'totp', code: totpCode(person.totpSecret, rightNow()) }
      : { intent: 'recovery', recovery }
  return (await browser.post(first.location, fields)).location
}
