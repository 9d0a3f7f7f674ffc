import type { Instant } from '@kith/ipt'

import type { StaffActor, StaffRole } from '#platform/access/actor.ts'
import type { Relation } from '#platform/access/policy.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { asIdentity, type Database } from '#platform/db/database.server.ts'
import { newId, type CourseId, type StaffId } from '#platform/ids.ts'
import { hashToken, randomToken } from '#platform/secrets/secrets.server.ts'

import { cookieFor } from '../test-server.server.ts'
import { absentRecords, layRecords, type Clinic, type Records } from './records.server.ts'

/** Somebody who asks: what they send, and how they stand, said here by hand. */
export type Principal = {
  name: string
  cookie: string
  /** Whether the cookie stands for a person at all. */
  signedIn: 'no' | 'one-factor' | 'two-factors'
  isFresh: boolean
  roles: readonly StaffRole[]
  /** To `own` and to `neighbour`; the records of another clinic are nobody's. */
  relations: { own: readonly Relation[]; neighbour: readonly Relation[] }
}

export type Matrix = {
  principals: readonly Principal[]
  records: { own: Records; neighbour: Records; otherClinic: Records; absent: Records }
}

/** Two clinics, three patients, and every kind of visitor (SEC-002: at least seventeen). */
export async function layMatrix(db: Database, here: Clinic, there: Clinic): Promise<Matrix> {
  const staff = (roles: StaffRole[], name: string) => here.addStaff(roles, name)
  const treating = await staff(['clinician'], 'treating')
  const neighbour = await staff(['clinician'], 'neighbour')
  const former = await staff(['clinician'], 'former')
  const cover = await staff(['clinician'], 'cover')
  const formerCover = await staff(['clinician'], 'former cover')
  const supervisor = await staff(['supervisor'], 'supervisor')
  const otherSupervisor = await staff(['supervisor'], 'other supervisor')
  const alertOwner = await staff(['clinician'], 'alert owner')
  const listed = await staff(['clinician'], 'listed')
  const lead = await staff(['lead'], 'lead')
  const leadWhoTreats = await staff(['lead', 'clinician'], 'lead who treats others')
  const researcher = await staff(['researcher'], 'researcher')
  const facilitator = await staff(['facilitator'], 'facilitator')
  const disabled = await staff(['clinician'], 'disabled')
  const closedAccount = await staff(['clinician'], 'account closed')
  const stranger = await there.addStaff(['clinician'], 'stranger')
  const strangerLead = await there.addStaff(['lead'], 'strange lead')
  const strangerSupervisor = await there.addStaff(['supervisor'], 'strange supervisor')

  const own = await layRecords(here, ids(treating, supervisor, alertOwner))
  const next = await layRecords(here, ids(neighbour, otherSupervisor, neighbour))
  const otherClinic = await layRecords(there, ids(stranger, strangerSupervisor, stranger))

  await handOver(here, own.course as CourseId, former.actor.staffId, treating.actor.staffId)
  await layAbsence(here, treating.actor.staffId, cover.actor.staffId, -1, 1)
  await layAbsence(here, treating.actor.staffId, formerCover.actor.staffId, -3, -2)
  await here.inside((tx) =>
    tx
      .insertInto('alert_list')
      .values({ clinic_id: here.id, id: newId(), position: 1, staff_id: listed.actor.staffId })
      .execute(),
  )
  const disabledCookie = await cookieFor(db, disabled)
  await here.inside((tx) =>
    tx.updateTable('staff').set({ state: 'disabled' }).where('id', '=', disabled.actor.staffId).execute(),
  )
  const closedCookie = await cookieFor(db, closedAccount)
  await asIdentity(db.app, (tx) =>
    tx
      .updateTable('accounts')
      .set({ state: 'disabled' })
      .where('id', '=', closedAccount.actor.accountId)
      .execute(),
  )

  const outside = (name: string, cookie: string, signedIn: Principal['signedIn'] = 'no'): Principal => ({
    name,
    cookie,
    signedIn,
    isFresh: false,
    roles: [],
    relations: { own: [], neighbour: [] },
  })
  const inside = async (
    call: Call<StaffActor>,
    ownRelations: Relation[] = [],
    neighbourRelations: Relation[] = [],
  ): Promise<Principal> => ({
    name: call.actor.name,
    // Fresh for an hour to come: on a busy machine the matrix takes longer than the five minutes.
    cookie: await cookieFor(db, call, { freshMinutesAgo: -60 }),
    signedIn: 'two-factors',
    isFresh: true,
    roles: call.actor.roles,
    relations: { own: ownRelations, neighbour: neighbourRelations },
  })

  const principals: Principal[] = [
    outside('nobody', ''),
    outside('forged cookie', `__Host-kith=${randomToken()}`),
    outside('signed out', await endedCookie(db, treating)),
    outside('idle', await cookieFor(db, treating, { seenMinutesAgo: 16 })),
    outside('expired', await cookieFor(db, treating, { freshMinutesAgo: 12 * 60 + 1 })),
    outside('disabled', disabledCookie),
    outside('account closed', closedCookie),
    outside('password alone', await cookieFor(db, treating, { strength: 'one-factor' }), 'one-factor'),
    await inside(treating, ['treats']),
    {
      ...(await inside(treating, ['treats'])),
      name: 'treating, not fresh',
      isFresh: false,
      cookie: await cookieFor(db, treating, { freshMinutesAgo: 6 }),
    },
    await inside(neighbour, [], ['treats', 'owns-alert']),
    await inside(former),
    await inside(cover, ['covers']),
    await inside(formerCover),
    await inside(supervisor, ['supervises']),
    await inside(otherSupervisor, [], ['supervises']),
    await inside(alertOwner, ['owns-alert']),
    await inside(listed, ['listed'], ['listed']),
    await inside(lead),
    await inside(leadWhoTreats),
    await inside(researcher),
    await inside(facilitator),
  ]
  // People of the other clinic stand to none of these records; the records of their own clinic are not asked about.
  for (const call of [stranger, strangerLead]) principals.push(await inside(call))
  return { principals, records: { own, neighbour: next, otherClinic, absent: absentRecords() } }
}

function ids(clinician: Call<StaffActor>, supervisor: Call<StaffActor>, alertOwner: Call<StaffActor>) {
  return {
    clinician: clinician.actor.staffId,
    supervisor: supervisor.actor.staffId,
    alertOwner: alertOwner.actor.staffId,
  }
}

async function handOver(clinic: Clinic, course: CourseId, from: StaffId, to: StaffId): Promise<void> {
  for (const clinician of [from, to]) {
    await clinic.inside((tx) =>
      tx.updateTable('courses').set({ clinician_id: clinician }).where('id', '=', course).execute(),
    )
  }
}

async function layAbsence(
  clinic: Clinic,
  staffId: StaffId,
  coverId: StaffId,
  fromDays: number,
  untilDays: number,
): Promise<void> {
  const at = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString() as Instant
  await clinic.inside((tx) =>
    tx
      .insertInto('absences')
      .values({
        clinic_id: clinic.id,
        id: newId(),
        staff_id: staffId,
        cover_id: coverId,
        from_at: at(fromDays),
        until_at: at(untilDays),
        created_at: at(fromDays - 1),
      })
      .execute(),
  )
}

async function endedCookie(db: Database, call: Call<StaffActor>): Promise<string> {
  const cookie = await cookieFor(db, call)
  await asIdentity(db.app, (tx) =>
    tx
      .updateTable('sign_in_sessions')
      .set({ ended_at: new Date().toISOString() as Instant, ended_why: 'signed-out' })
      .where('token_hash', '=', hashToken(cookie.split('=')[1] ?? ''))
      .execute(),
  )
  return cookie
}
