import { addDays, type Day, type Instant } from '@kith/ipt'
import type { Kysely } from 'kysely'

import { answerSettingsForm } from '#features/alert-settings/index.server.ts'
import { ensureSetUpLink, setUpClinic } from '#features/sign-in/index.server.ts'
import { addStaffWithAccount } from '#features/staff/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { inClinic } from '#platform/db/database.server.ts'
import type { DB } from '#platform/db/schema.ts'
import { newId } from '#platform/ids.ts'
import { randomToken, type Secrets } from '#platform/secrets/secrets.server.ts'

import { layTemplate } from './lay-contract.server.ts'
import { must } from './demo-scene.server.ts'
import {
  demoAlertList,
  demoClinic,
  demoHours,
  demoLeave,
  demoStaff,
  type DemoStaff,
  type DemoStaffKey,
} from './demo-staff.ts'

export type DemoPlace = { db: Kysely<DB>; secrets: Secrets; origin: string }

/**
 * Sets the clinic up as its lead would have: by the set-up link, then by inviting the others. Nobody knows the passwords;
 * the entrances of the demonstration are the only way in.
 */
export async function layClinic(
  place: DemoPlace,
  at: Instant,
): Promise<Pick<StaffActor, 'clinicId'> & { staff: Record<DemoStaffKey, StaffActor> }> {
  const lead = await setUp(place, personOf('colm'), at)
  const call: Call<StaffActor> = { ...place, at, actor: lead }
  const others = demoStaff.filter(({ key }) => key !== 'colm')
  const joined = await Promise.all(
    others.map(async (person) => {
      const { name, roles } = person
      const wanted = { name, roles, email: emailOf(person), password: randomToken() }
      const made = await must(`add ${name} to the staff`, addStaffWithAccount(call, wanted))
      return [person.key, actorOf(person, lead.clinicId, made, at)] as const
    }),
  )
  const staff = { ...Object.fromEntries(joined), colm: lead } as Record<DemoStaffKey, StaffActor>
  for (const key of demoAlertList) {
    await change(call, { intent: 'list-add', staffId: staff[key].staffId })
  }
  await change(call, { intent: 'list-remove', place: await placeOnList(call, lead) })
  const hours = demoHours.weekdays.flatMap((weekday) => [
    [`opens-${weekday}-1`, demoHours.opens],
    [`closes-${weekday}-1`, demoHours.closes],
  ])
  await change(call, { intent: 'hours', ...Object.fromEntries(hours) })
  await layTemplate(call)
  return { clinicId: lead.clinicId, staff }
}

/** Somebody is on leave soon, and somebody stands in: entered a fortnight ago. */
export async function layLeave(
  place: DemoPlace,
  staff: Readonly<Record<DemoStaffKey, StaffActor>>,
  at: Instant,
  today: Day,
): Promise<void> {
  const call: Call<StaffActor> = { ...place, at, actor: { ...staff.colm, freshAt: at } }
  await change(call, {
    intent: 'leave-add',
    leaveOf: staff[demoLeave.who].staffId,
    cover: staff[demoLeave.cover].staffId,
    fromOn: addDays(today, demoLeave.inDays),
    fromTime: '08:00',
    untilOn: addDays(today, demoLeave.inDays + demoLeave.days),
    untilTime: '08:00',
  })
}

async function setUp(place: DemoPlace, person: DemoStaff, at: Instant): Promise<StaffActor> {
  const link = await ensureSetUpLink(place.db, place.origin, at)
  const call: Call = { ...place, at, actor: { kind: 'nobody' } }
  const form = {
    clinicName: demoClinic.name,
    country: demoClinic.country,
    timeZone: demoClinic.timeZone,
    name: person.name,
    email: emailOf(person),
    password: randomToken(),
    treats: false,
  }
  const token = (link ?? '').slice((link ?? '').lastIndexOf('/') + 1)
  const made = await must('set the clinic up', setUpClinic(call, { device: 'Kith itself' }, token, form))
  return actorOf(person, made.clinicId, made, at)
}

async function change(call: Call<StaffActor>, fields: Readonly<Record<string, string>>): Promise<void> {
  const form = new FormData()
  for (const [name, value] of Object.entries({ ...fields, key: newId() })) form.set(name, value)
  const answer = await answerSettingsForm(call, form)
  if (answer.kind !== 'done')
    throw new Error(`the demonstration could not ${fields['intent'] ?? ''}: ${JSON.stringify(answer)}`)
}

async function placeOnList(call: Call<StaffActor>, person: StaffActor): Promise<string> {
  const place = await inClinic(call.db, { clinic: person.clinicId, actor: person.staffId }, (tx) =>
    tx.selectFrom('alert_list').select('id').where('staff_id', '=', person.staffId).executeTakeFirstOrThrow(),
  )
  return place.id
}

function actorOf(
  { name, roles }: DemoStaff,
  clinicId: StaffActor['clinicId'],
  made: Pick<StaffActor, 'staffId' | 'accountId'>,
  at: Instant,
): StaffActor {
  const { staffId, accountId } = made
  return { kind: 'staff', clinicId, staffId, accountId, sessionId: newId(), name, roles, freshAt: at }
}

function personOf(key: DemoStaffKey): DemoStaff {
  const person = demoStaff.find((one) => one.key === key)
  if (person === undefined) throw new Error(`nobody is called ${key}`)
  return person
}

function emailOf({ name }: DemoStaff): string {
  return `${name.toLowerCase().replaceAll(' ', '.')}@riverside.example`
}
