import { checkPerson, type Invalid, type InventoryDomain, type DomainState } from '@kith/ipt'

import { clinicTimeOf } from '#features/calendar/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command, type Work } from '#platform/commands/command.server.ts'
import { newId, type CourseId, type Id } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { diedEdtf } from './died-date.server.ts'
import type { InventoryStep, StepSaved } from './inventory-step.ts'
import { diedOf } from './inventory-version.ts'
import { columnsOf, domainState, keepVersion, lockPerson, takeCourse } from './inventory-store.server.ts'
import { writeInventoryPolicy } from './inventory.policy.ts'
import { asPerson, emptyPerson, isSame, type FieldName, type StoredPerson } from './person.ts'

type Step<Kind extends InventoryStep['kind']> = Extract<InventoryStep, { kind: Kind }>
type About = { call: Call<StaffActor>; courseId: CourseId; country: string; timeZone: string }

/** So many people have room in one circle, with a wide margin. */
const mostPeople = 150

/**
 * Does one step to the inventory, and keeps how it then stands as the version of the session. Steps of one course wait
 * for each other. What somebody else changed is never overwritten unseen (SEC-063).
 */
export function changeInventory(
  call: Call<StaffActor>,
  courseId: CourseId,
  step: InventoryStep,
): Promise<Result<StepSaved>> {
  const subject = { kind: 'course', id: courseId } as const
  return command<StepSaved>(call, { policy: writeInventoryPolicy, subject, action: null }, async (work) => {
    const place = await takeCourse(work.tx, courseId)
    if (place === undefined) return fail({ kind: 'absent' })
    const about: About = { call, courseId, country: place.country, timeZone: place.time_zone }
    const result = await doStep(work, about, step)
    if (!result.ok) return result
    await keepVersion(work.tx, {
      clinicId: call.actor.clinicId,
      courseId,
      at: call.at,
      by: call.actor.staffId,
    })
    await work.audit({ action: actionOf(step, result.value), subject, patientId: work.patientId })
    return result
  })
}

function doStep(work: Work, about: About, step: InventoryStep): Promise<Result<StepSaved>> {
  switch (step.kind) {
    case 'add':
      return add(work, about, step)
    case 'change':
      return change(work, about, step)
    case 'remove':
      return setRemoved(work, about, step.id, true)
    case 'restore':
      return setRemoved(work, about, step.id, false)
    case 'domain':
      return setDomain(work, about, step)
  }
}

async function add(work: Work, about: About, step: Step<'add'>): Promise<Result<StepSaved>> {
  const { call, courseId } = about
  const id = step.id as Id<'inventory_people'>
  const earlier = await lockPerson(work.tx, courseId, id)
  if (earlier !== null) return done({ kind: 'saved', person: earlier })
  const { count } = await work.tx
    .selectFrom('inventory_people')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('course_id', '=', courseId)
    .where('removed_at', 'is', null)
    .executeTakeFirstOrThrow()
  if (count >= mostPeople) return fail({ kind: 'refused', code: 'inventory/too-many-people' })
  const fields = { ...emptyPerson, ...step.fields }
  const problem = problemOf({ ...fields, id, died: null, removed: false })
  if (problem !== null) return problem
  const added = await work.tx
    .insertInto('inventory_people')
    .values({
      clinic_id: call.actor.clinicId,
      id,
      course_id: courseId,
      created_at: call.at,
      created_by: call.actor.staffId,
      ...columnsOf(fields, diedEdtf(fields.diedSaid, factsOf(about))),
    })
    .onConflict((conflict) => conflict.columns(['clinic_id', 'id']).doNothing())
    .executeTakeFirst()
  // The id belongs to another course.
  if (added.numInsertedOrUpdatedRows !== 1n)
    return fail({ kind: 'conflict', code: 'submission/other-content' })
  return done({ kind: 'saved', person: await lockPerson(work.tx, courseId, id) })
}

async function change(work: Work, about: About, step: Step<'change'>): Promise<Result<StepSaved>> {
  const { courseId } = about
  const id = step.id as Id<'inventory_people'>
  const stored = await lockPerson(work.tx, courseId, id)
  if (stored === null) return fail({ kind: 'absent' })
  const clashing: FieldName[] = []
  const values: Partial<Record<FieldName, unknown>> = {}
  for (const { field, to, known } of step.changes) {
    const is = stored[field]
    if (isSame(is, to)) continue
    if (known.some((value) => isSame(value, is))) values[field] = to
    else clashing.push(field)
  }
  if (Object.keys(values).length > 0) {
    const next = { ...stored, ...values } as StoredPerson
    const problem = problemOf(next)
    if (problem !== null) return problem
    const edtf = 'diedSaid' in values ? diedEdtf(next.diedSaid, factsOf(about)) : (stored.died?.edtf ?? null)
    await work.tx
      .updateTable('inventory_people')
      .set((eb) => ({ ...columnsOf(next, edtf), version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
  }
  const person = await lockPerson(work.tx, courseId, id)
  if (person === null) return fail({ kind: 'absent' })
  return done(
    clashing.length === 0 ? { kind: 'saved', person } : { kind: 'conflict', person, fields: clashing },
  )
}

async function setRemoved(
  work: Work,
  { call, courseId }: About,
  personId: string,
  isRemoved: boolean,
): Promise<Result<StepSaved>> {
  const id = personId as Id<'inventory_people'>
  const stored = await lockPerson(work.tx, courseId, id)
  if (stored === null) return fail({ kind: 'absent' })
  if (stored.removed !== isRemoved) {
    await work.tx
      .updateTable('inventory_people')
      .set((eb) => ({ removed_at: isRemoved ? call.at : null, version: eb('version', '+', 1) }))
      .where('id', '=', id)
      .execute()
  }
  return done({ kind: 'saved', person: { ...stored, removed: isRemoved } })
}

async function setDomain(
  { tx }: Work,
  { call, courseId }: About,
  { domain, to, known }: { domain: InventoryDomain; to: DomainState; known: readonly DomainState[] },
): Promise<Result<StepSaved>> {
  const is = await domainState(tx, courseId, domain)
  if (is !== to && !known.includes(is)) return done({ kind: 'domain-conflict', domain, state: is })
  await tx
    .insertInto('inventory_domains')
    .values({ clinic_id: call.actor.clinicId, id: newId(), course_id: courseId, domain, state: to })
    .onConflict((conflict) =>
      conflict
        .columns(['clinic_id', 'course_id', 'domain'])
        .doUpdateSet((eb) => ({ state: to, version: eb('inventory_domains.version', '+', 1) })),
    )
    .execute()
  return done({ kind: 'saved', person: null })
}

/** What the rules of the therapy have against a person, by field. */
function problemOf(person: StoredPerson) {
  const checked = checkPerson(asPerson(person, diedOf(person)))
  if (checked.ok) return null
  const { fields }: Invalid = checked.problem
  return fail({
    kind: 'invalid',
    fields: Object.fromEntries(fields.map(({ field, code }) => [field, code])),
  })
}

function factsOf({ call, country, timeZone }: About) {
  return { today: clinicTimeOf(call.at, timeZone).day, country }
}

function actionOf(step: InventoryStep, saved: StepSaved) {
  if (saved.kind !== 'saved') return 'inventory.conflict-shown' as const
  return (
    {
      add: 'inventory.person-added',
      change: 'inventory.person-changed',
      remove: 'inventory.person-removed',
      restore: 'inventory.person-restored',
      domain: 'inventory.domain-set',
    } as const
  )[step.kind]
}
