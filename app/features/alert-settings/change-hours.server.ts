import { readTime } from '#features/calendar/index.ts'
import { newId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { hoursField, stretchesADay } from './alert-settings.ts'
import { changeSettings, type LeadCall } from './change-settings.server.ts'

type Typed = Readonly<Record<string, string>>
type Stretch = { weekday: number; opens: string; closes: string }

/** Sets when somebody is there, all seven days at once. None at all is allowed, and patients are told so (SEC-072). */
export async function changeHours(
  call: LeadCall,
  wish: { typed: Typed; key: string },
): Promise<Result<null>> {
  const read = readHours(wish.typed)
  if (!read.ok) return fail({ kind: 'invalid', fields: read.fields })
  return changeSettings(call, { intent: 'hours', key: wish.key, body: read.hours }, async ({ tx }) => {
    await tx.deleteFrom('staffed_hours').execute()
    if (read.hours.length > 0) {
      await tx
        .insertInto('staffed_hours')
        .values(
          read.hours.map((stretch) => ({
            clinic_id: call.actor.clinicId,
            id: newId<'staffed_hours'>(),
            ...stretch,
          })),
        )
        .execute()
    }
    return done(null)
  })
}

export function readHours(
  typed: Typed,
): { ok: true; hours: Stretch[] } | { ok: false; fields: Record<string, string> } {
  const fields: Record<string, string> = {}
  const hours: Stretch[] = []
  for (const weekday of [1, 2, 3, 4, 5, 6, 7]) {
    let before = ''
    for (const stretch of stretchesADay) {
      const [from, to] = [hoursField('opens', weekday, stretch), hoursField('closes', weekday, stretch)]
      const [opens, closes] = [typed[from] ?? '', typed[to] ?? '']
      if (opens === '' && closes === '') continue
      const [start, end] = [readTime(opens), readTime(closes)]
      if (start === null) fields[from] = 'settings/time-needed'
      if (end === null) fields[to] = 'settings/time-needed'
      if (start === null || end === null) continue
      // Midnight as an end is the end of the day.
      const until = end === '00:00' ? '24:00' : end
      if (until <= start) fields[to] = 'settings/ends-before-it-begins'
      else if (start < before) fields[from] = 'settings/hours-overlap'
      else hours.push({ weekday, opens: start, closes: until })
      before = until
    }
  }
  return Object.keys(fields).length > 0 ? { ok: false, fields } : { ok: true, hours }
}
