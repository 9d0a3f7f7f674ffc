import { compareInventories } from '@kith/ipt'

import type { CourseHeader } from '#features/courses/index.ts'
import { readCourseHeader } from '#features/courses/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import { authorize } from '#platform/access/authorize.server.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { currentVersion, versionsOf } from './inventory-store.server.ts'
import { asInventory, type InventoryVersion } from './inventory-version.ts'
import { readInventoryPolicy, writeInventoryPolicy } from './inventory.policy.ts'

/** Two versions side by side; null while there is only one. */
export type Comparison = {
  from: InventoryVersion
  to: InventoryVersion
  change: ReturnType<typeof compareInventories>
}

export type InventoryPage = {
  header: CourseHeader
  mayWrite: boolean
  current: InventoryVersion
  /** The numbers of the sessions that have a version; 0 is before the first. */
  sessions: readonly number[]
  comparison: Comparison | null
}

/** Everything that the page of the inventory shows. Without a wish, the first version stands beside the last. */
export function readInventoryPage(
  call: Call<StaffActor>,
  courseId: CourseId,
  wish: { from: number | null; to: number | null },
): Promise<Result<InventoryPage>> {
  const subject = { kind: 'course', id: courseId } as const
  const spec = { policy: readInventoryPolicy, subject, action: 'inventory.read' } as const
  return query<InventoryPage>(call, spec, async (tx) => {
    const header = await readCourseHeader(tx, courseId)
    if (header === null) return fail({ kind: 'absent' })
    const versions = await versionsOf(tx, courseId)
    return done({
      header,
      mayWrite: (await authorize(tx, call.actor, writeInventoryPolicy, call.at, subject)).allowed,
      current: await currentVersion(tx, courseId),
      sessions: versions.map(({ session }) => session),
      comparison: compared(versions, wish),
    })
  })
}

function compared(
  versions: readonly InventoryVersion[],
  wish: { from: number | null; to: number | null },
): Comparison | null {
  const from = versions.find(({ session }) => session === wish.from) ?? versions[0]
  const to = versions.find(({ session }) => session === wish.to) ?? versions.at(-1)
  if (from === undefined || to === undefined || versions.length < 2 || from.session >= to.session) return null
  return { from, to, change: compareInventories(asInventory(from), asInventory(to)) }
}
