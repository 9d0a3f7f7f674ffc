import { cookieFor } from '../test-server.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'

import { allInOne } from './hostile-texts.ts'
import { sheetFieldsOn, type SheetField } from './sheet-fields-on.ts'
import type { Surface } from './surface.server.ts'

/** The pages on which each sheet is filled in, below their course. */
export const sheetPages = {
  preparation: '/preparation',
  assessment: '/assessment',
  'sick-role': '/sick-role',
  hope: '/hope',
  formulation: '/focus',
  contract: '/contract',
} as const

/**
 * Fills every field of every sheet, as its page names them: of every other course also what takes a date, a number or one of
 * a few answers. The others choose answers that are there, since these bring further fields to light.
 */
export async function layHostileSheets(
  surface: Surface,
  clinician: Call<StaffActor>,
  courses: readonly string[],
): Promise<void> {
  const cookie = await cookieFor(surface.database.db, clinician)
  const fieldsAt = async (course: string, page: string) => {
    const path = `/courses/${course}${page}`
    return sheetFieldsOn((await surface.send({ method: 'GET', path, headers: { cookie } })).body)
  }
  for (const [sheet, page] of Object.entries(sheetPages)) {
    const known = new Map<string, SheetField>()
    // An answer brings fields to light, and one of those may bring further ones.
    for (let round = 0; round < 3; round += 1) {
      const found = (await Promise.all(courses.map((course) => fieldsAt(course, page)))).flat()
      const fresh = found.filter(({ name }) => !known.has(name))
      for (const field of fresh) known.set(field.name, field)
      const fields = [...new Map(fresh.map((field) => [field.name, field])).values()]
      await surface.rows(fill, [
        clinician.actor.clinicId,
        clinician.actor.staffId,
        allInOne,
        sheet,
        JSON.stringify(fields),
      ])
    }
  }
}

const fill = `insert into kith.sheet_fields (clinic_id, id, course_id, sheet, name, value, changed_at, changed_by)
  select $1::uuid, gen_random_uuid(), course, $4::text, field->>'name',
    case when n % 2 = 0 and not (field->>'isText')::boolean then coalesce(field->>'choice', '') when n = 1 then $3::text else text end,
    now(), $2::uuid
  from hostile cross join jsonb_array_elements($5::jsonb) field`
