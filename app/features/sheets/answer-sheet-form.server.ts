import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, type Result } from '#platform/result.ts'

import { changesInForm } from './read-changes.server.ts'
import { saveSheet } from './save-sheet.server.ts'
import type { ReturnedSheet } from './sheet-form.tsx'
import type { SheetKind } from './sheet.ts'

/**
 * A sheet that was sent the ordinary way. Null once all of it is stored; where somebody else wrote into the same field,
 * the form comes back with both.
 */
export async function answerSheetForm(
  call: Call<StaffActor>,
  courseId: CourseId,
  sheet: SheetKind,
  typed: Readonly<Record<string, string>>,
): Promise<Result<ReturnedSheet | null>> {
  // Also a form in which nothing was changed: who may not write here is told so.
  const result = await saveSheet(call, courseId, sheet, changesInForm(typed))
  if (result.ok) {
    const { conflicts } = result.value
    return done(conflicts.length === 0 ? null : { typed, problems: {}, conflicts })
  }
  if (result.problem.kind !== 'invalid') return result
  return done({ typed, problems: result.problem.fields, conflicts: [] })
}
