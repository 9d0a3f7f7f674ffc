import type { Day, Instant } from '@kith/ipt'
import type { Kysely } from 'kysely'

import { instantAt } from '#features/calendar/index.server.ts'
import type { LinkActor, StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { inClinic, type ClinicTransaction } from '#platform/db/database.server.ts'
import type { DB } from '#platform/db/schema.ts'
import type { ClinicId, LinkId } from '#platform/ids.ts'
import type { Result } from '#platform/result.ts'
import type { Secrets } from '#platform/secrets/secrets.server.ts'

import { demoClinic, type DemoStaffKey } from './demo-staff.ts'

/** What the cases are laid into: the clinic, its staff, and the moment that counts as now. */
export type DemoScene = {
  db: Kysely<DB>
  secrets: Secrets
  origin: string
  now: Instant
  today: Day
  clinicId: ClinicId
  staff: Readonly<Record<DemoStaffKey, StaffActor>>
}

/** A call by one of the staff at a moment of the past, freshly signed in. */
export function callBy(scene: DemoScene, who: DemoStaffKey, at: Instant): Call<StaffActor> {
  const { db, secrets, origin } = scene
  return { actor: { ...scene.staff[who], freshAt: at }, at, db, origin, secrets }
}

/** A call by whoever holds a check-in link. */
export function callByLink(scene: DemoScene, linkId: LinkId, at: Instant): Call<LinkActor> {
  const { db, secrets, origin, clinicId } = scene
  return { actor: { kind: 'patient-link', clinicId, linkId, owesPin: false }, at, db, origin, secrets }
}

/** Looks into the clinic, for what a page would have shown to whoever acts. */
export function lookInto<T>(scene: DemoScene, read: (tx: ClinicTransaction) => Promise<T>): Promise<T> {
  return inClinic(scene.db, { clinic: scene.clinicId, actor: null }, read)
}

/** The demonstration asks for nothing that Kith would refuse: a problem is a mistake in it. */
export async function must<T>(what: string, result: Promise<Result<T>>): Promise<T> {
  const done = await result
  if (!done.ok) throw new Error(`the demonstration could not ${what}: ${JSON.stringify(done.problem)}`)
  return done.value
}

export function clinicInstant(day: Day, time: string): Instant {
  return instantAt({ day, time }, demoClinic.timeZone)
}

export function after(at: Instant, minutes: number): Instant {
  return new Date(Date.parse(at) + minutes * 60_000).toISOString() as Instant
}
