import { inventoryDomains, type InventoryDomain } from '@kith/ipt'

import { changeInventory } from '#features/inventory/index.server.ts'
import { newId, type CourseId, type Id } from '#platform/ids.ts'

import type { DemoCase } from './demo-case.ts'
import { demoCircles, shortCircle } from './demo-circles.ts'
import { after, callBy, lookInto, must, type DemoScene } from './demo-scene.server.ts'
import type { DemoMeeting } from './lay-case.server.ts'

const nearestDomains: readonly InventoryDomain[] = ['confiding', 'family-of-origin', 'friends']

/** Where what it is about comes up. */
const domainOf: Readonly<Record<DemoCase['area'], InventoryDomain>> = {
  grief: 'recent-deaths',
  role_dispute: 'in-conflict',
  role_transition: 'work-or-study',
  interpersonal_deficits: 'daily-contacts',
}

/** The circle as it is drawn in the first session, and as people have moved by the latest. */
export async function layCircle(
  scene: DemoScene,
  one: DemoCase,
  held: { courseId: CourseId; meeting: DemoMeeting; number: number; seed: number },
): Promise<void> {
  if (held.number !== 1 && held.number !== one.held) return
  const people = demoCircles[one.name] ?? shortCircle(one, held.seed)
  const call = callBy(scene, one.clinician, after(held.meeting.startsAt, 25))
  if (held.number === 1) {
    for (const { name, relation, sector, closeness, says } of people) {
      const fields = { name, relation, sector, closenessNow: closeness[0], ...says }
      const step = { kind: 'add' as const, id: newId<'inventory_people'>(), fields }
      await must('add somebody to a circle', changeInventory(call, held.courseId, step))
    }
    // One clinician goes through all eleven at once, the others begin with the nearest.
    const looked = one.clinician === 'maren' ? inventoryDomains : nearestDomains
    for (const domain of looked) {
      const isSpokenOf = nearestDomains.includes(domain) || domain === domainOf[one.area]
      const to = isSpokenOf ? 'reviewed' : 'nothing-to-note'
      const step = { kind: 'domain', domain, to, known: ['open'] } as const
      await must('note a domain', changeInventory(call, held.courseId, step))
    }
    return
  }
  for (const { name, closeness } of people) {
    const [from, to] = closeness
    if (from === to) continue
    const id = await idOf(scene, held.courseId, name)
    const changes = [{ field: 'closenessNow' as const, to, known: [from] }]
    await must('move somebody', changeInventory(call, held.courseId, { kind: 'change', id, changes }))
  }
}

async function idOf(scene: DemoScene, courseId: CourseId, name: string): Promise<Id<'inventory_people'>> {
  const { id } = await lookInto(scene, (tx) =>
    tx
      .selectFrom('inventory_people')
      .select('id')
      .where('course_id', '=', courseId)
      .where('name', '=', name)
      .executeTakeFirstOrThrow(),
  )
  return id
}
