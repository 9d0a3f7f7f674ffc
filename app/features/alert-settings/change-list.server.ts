import { readRota } from '#features/alerts/index.server.ts'
import { newId, readId, type Id } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { changeSettings, type LeadCall } from './change-settings.server.ts'

/** Puts somebody at the end of the list of people who are asked. */
export function addToList(call: LeadCall, wish: { staffId: unknown; key: string }): Promise<Result<null>> {
  const staffId = readId<'staff'>(wish.staffId)
  const change = { intent: 'list-add' as const, key: wish.key, body: staffId }
  return changeSettings(call, change, async ({ tx }) => {
    const person = (await readRota(tx, call.at)).find(({ id }) => id === staffId)
    if (person === undefined) return fail({ kind: 'invalid', fields: { staffId: 'settings/person-needed' } })
    if (person.position !== null) return done(null)
    const last = await tx
      .selectFrom('alert_list')
      .select((eb) => eb.fn.max('position').as('position'))
      .executeTakeFirst()
    await tx
      .insertInto('alert_list')
      .values({
        clinic_id: call.actor.clinicId,
        id: newId(),
        position: (last?.position ?? 0) + 1,
        staff_id: person.id,
      })
      .execute()
    return done(null)
  })
}

/** Moves a place of the list by one, or takes it off. The last one stays: an alert must have somebody to go to. */
export function changeList(
  call: LeadCall,
  wish: { intent: 'list-up' | 'list-down' | 'list-remove'; placeId: unknown; key: string },
): Promise<Result<null>> {
  const placeId = readId<'alert_list'>(wish.placeId)
  const change = { intent: wish.intent, key: wish.key, body: placeId }
  return changeSettings(call, change, async ({ tx }) => {
    const list = await tx.selectFrom('alert_list').select(['id', 'position']).orderBy('position').execute()
    const at = list.findIndex(({ id }) => id === placeId)
    const place = list[at]
    if (place === undefined) return fail({ kind: 'conflict', code: 'settings/changed' })
    if (wish.intent === 'list-remove') {
      if (list.length === 1) return fail({ kind: 'refused', code: 'settings/last-on-the-list' })
      await tx.deleteFrom('alert_list').where('id', '=', place.id).execute()
      return done(null)
    }
    const other = list[wish.intent === 'list-up' ? at - 1 : at + 1]
    if (other === undefined) return done(null)
    const setPosition = (id: Id<'alert_list'>, position: number) =>
      tx.updateTable('alert_list').set({ position }).where('id', '=', id).execute()
    await setPosition(place.id, other.position)
    await setPosition(other.id, place.position)
    return done(null)
  })
}
