import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { hasEnded } from './may-write-sheet.server.ts'
import {
  fieldName,
  longestValue,
  mostFields,
  type SheetChange,
  type SheetConflict,
  type SheetKind,
  type SheetSaved,
} from './sheet.ts'
import { fieldOf, putField, putNewFields, readSheet } from './sheets-store.server.ts'
import { writeSheet } from './sheets.policy.ts'

/**
 * Keeps what was typed into a sheet, field by field. A field that somebody else has written meanwhile is left as it
 * is and comes back with who did (SEC-063). A save that is sent again finds its own value there: the values that a
 * page knows are its key (SEC-062).
 */
export function saveSheet(
  call: Call<StaffActor>,
  courseId: CourseId,
  sheet: SheetKind,
  changes: readonly SheetChange[],
): Promise<Result<SheetSaved>> {
  const subject = { kind: 'course', id: courseId } as const
  return command<SheetSaved>(
    call,
    { policy: writeSheet, subject, action: null },
    async ({ tx, audit, patientId }) => {
      const fields = problemsOf(changes)
      if (Object.keys(fields).length > 0) return fail({ kind: 'invalid', fields })
      if (await hasEnded(tx, courseId)) return fail({ kind: 'refused', code: 'course/ended' })
      const place = { clinicId: call.actor.clinicId, courseId, sheet }
      const stamp = { at: call.at, by: call.actor.staffId }
      const conflicts: SheetConflict[] = []
      const before = await readSheet(tx, courseId, sheet)
      const changed = changes.filter((change) => !stands(before.values[change.name], change))
      const names = changed.map(({ name }) => name)
      const fresh = changed.filter(
        ({ name }) => before.values[name] === undefined && names.indexOf(name) === names.lastIndexOf(name),
      )
      const put = await putNewFields(tx, place, fresh, stamp)
      let stored = put.size
      for (const change of changed) {
        if (put.has(change.name)) continue
        if (await putField(tx, place, change, stamp)) {
          stored += 1
          continue
        }
        const theirs = await fieldOf(tx, courseId, sheet, change.name)
        conflicts.push({ name: change.name, theirs: theirs?.value ?? '', by: theirs?.by ?? '' })
      }
      const { values } = await readSheet(tx, courseId, sheet)
      if (Object.keys(values).length > mostFields)
        return fail({ kind: 'refused', code: 'sheet/too-many-fields' })
      const about = { subject, patientId }
      if (stored > 0) await audit({ action: 'sheet.saved', ...about, detail: { sheet, fields: stored } })
      if (conflicts.length > 0) {
        await audit({ action: 'sheet.conflict-shown', ...about, detail: { sheet, fields: conflicts.length } })
      }
      return done({ values, savedAt: call.at, conflicts })
    },
  )
}

/** Nobody wrote into a field yet: it is empty, unless the page had put words of its own into it, to be kept or emptied. */
function stands(current: string | undefined, { to, known }: SheetChange): boolean {
  if (current !== undefined) return current === to
  return to === '' && known.every((value) => value === '')
}

function problemsOf(changes: readonly SheetChange[]): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const { name, to } of changes) {
    if (!fieldName.test(name) || name.length > 120) problems[name] = 'sheet/no-such-field'
    else if (to.length > longestValue) problems[name] = 'sheet/too-long'
  }
  return problems
}
