import type { DateReading, Inventory } from '@kith/ipt'

import { inventoryOf } from '#features/inventory/index.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'

import { lifeEventsOf } from './timeline-store.server.ts'
import { toldEvents, type ToldEvent } from './told-events.ts'

/** What was told of a life: the inventory, and the events with the deaths that it names. */
export async function toldOf(
  tx: ClinicTransaction,
  courseId: CourseId,
  reading: DateReading,
): Promise<{ inventory: Inventory; told: readonly ToldEvent[] }> {
  const inventory = await inventoryOf(tx, courseId)
  const { rows, links } = await lifeEventsOf(tx, courseId)
  return { inventory, told: toldEvents(rows, links, inventory, reading) }
}
