import { readDay, type Instant } from '@kith/ipt'

import { readRota } from '#features/alerts/index.server.ts'
import { instantAt } from '#features/calendar/index.server.ts'
import { readTime } from '#features/calendar/index.ts'
import type { Work } from '#platform/commands/command.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import { newId, readId, type StaffId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { changeSettings, type LeadCall } from './change-settings.server.ts'

type Typed = Readonly<Record<string, string>>

/**
 * Stores leave, and only with somebody who stands in (HAZ-004): not away themselves in that time. Open alerts of the
 * person go to their cover the moment it begins.
 */
export async function addLeave(call: LeadCall, wish: { typed: Typed; key: string }): Promise<Result<null>> {
  const { typed, key } = wish
  return changeSettings(call, { intent: 'leave-add', key, body: typed }, async (work) => {
    const { tx } = work
    const { time_zone: zone } = await tx.selectFrom('clinics').select('time_zone').executeTakeFirstOrThrow()
    const [fromAt, untilAt] = [momentIn(typed, 'from', zone), momentIn(typed, 'until', zone)]
    const [staffId, coverId] = [readId<'staff'>(typed['leaveOf']), readId<'staff'>(typed['cover'])]
    const people = new Set((await readRota(tx, call.at)).map(({ id }) => id as string))
    const fields: Record<string, string> = {}
    if (staffId === null || !people.has(staffId)) fields['leaveOf'] = 'settings/person-needed'
    if (coverId === null || !people.has(coverId)) fields['cover'] = 'settings/cover-needed'
    else if (coverId === staffId) fields['cover'] = 'settings/cover-is-the-same'
    if (fromAt === null) fields['fromOn'] = 'settings/day-and-time-needed'
    if (untilAt === null) fields['untilOn'] = 'settings/day-and-time-needed'
    else if (Date.parse(untilAt) <= Date.parse(fromAt ?? call.at))
      fields['untilOn'] = 'settings/ends-before-it-begins'
    else if (Date.parse(untilAt) <= Date.parse(call.at)) fields['untilOn'] = 'settings/leave-is-past'
    if (
      staffId === null ||
      coverId === null ||
      fromAt === null ||
      untilAt === null ||
      Object.keys(fields).length > 0
    ) {
      return fail({ kind: 'invalid', fields })
    }
    const clash = await clashOf(tx, staffId, coverId, fromAt, untilAt)
    if (clash !== null) return fail({ kind: 'invalid', fields: clash })
    await storeLeave(work, call, { staffId, coverId, fromAt, untilAt })
    return done(null)
  })
}

/** Ends leave before its time, or calls it off. What was handed over stays where it is. */
export function cancelLeave(
  call: LeadCall,
  wish: { absenceId: unknown; key: string },
): Promise<Result<null>> {
  const id = readId<'absences'>(wish.absenceId)
  return changeSettings(call, { intent: 'leave-cancel', key: wish.key, body: id }, async ({ tx }) => {
    if (id === null) return fail({ kind: 'absent' })
    await tx
      .updateTable('absences')
      .set({ cancelled_at: call.at })
      .where('id', '=', id)
      .where('cancelled_at', 'is', null)
      .execute()
    return done(null)
  })
}

async function storeLeave(
  work: Work,
  call: LeadCall,
  leave: { staffId: StaffId; coverId: StaffId; fromAt: Instant; untilAt: Instant },
): Promise<void> {
  const { clinicId } = call.actor
  await work.tx
    .insertInto('absences')
    .values({
      clinic_id: clinicId,
      id: newId(),
      staff_id: leave.staffId,
      cover_id: leave.coverId,
      from_at: leave.fromAt,
      until_at: leave.untilAt,
      created_at: call.at,
    })
    .execute()
  await work.addJob('hand-over-alerts', { clinicId }, { runAt: leave.fromAt })
}

/** Leave that would leave nobody: of the same person, of the cover, or of somebody who stands in for another then. */
async function clashOf(
  tx: ClinicTransaction,
  staffId: StaffId,
  coverId: StaffId,
  fromAt: Instant,
  untilAt: Instant,
): Promise<Record<string, string> | null> {
  const rows = await tx
    .selectFrom('absences')
    .select(['staff_id', 'cover_id'])
    .where('cancelled_at', 'is', null)
    .where('from_at', '<', untilAt)
    .where('until_at', '>', fromAt)
    .execute()
  if (rows.some((row) => row.staff_id === staffId)) return { leaveOf: 'settings/away-already' }
  if (rows.some((row) => row.staff_id === coverId)) return { cover: 'settings/cover-is-away' }
  if (rows.some((row) => row.cover_id === staffId)) return { leaveOf: 'settings/covers-somebody' }
  return null
}

function momentIn(typed: Typed, side: 'from' | 'until', zone: string): Instant | null {
  const day = readDay(typed[`${side}On`])
  const time = readTime(typed[`${side}Time`])
  return day.ok && time !== null ? instantAt({ day: day.value, time }, zone) : null
}
