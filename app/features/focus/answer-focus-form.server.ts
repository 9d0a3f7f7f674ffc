import { answerSheetForm } from '#features/sheets/index.server.ts'
import type { ReturnedSheet } from '#features/sheets/index.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { readId, type CourseId } from '#platform/ids.ts'
import { fail, type Result } from '#platform/result.ts'

import { agreeFocus } from './agree-focus.server.ts'
import { bringBackText, composeText } from './compose-text.server.ts'

/** One form of the page of the focus, by the button that sent it. A sheet in which somebody else wrote comes back. */
export function answerFocusForm(
  call: Call<StaffActor>,
  courseId: CourseId,
  { key = '', version, intent, ...typed }: Record<string, string>,
): Promise<Result<ReturnedSheet | null>> {
  switch (intent) {
    case 'keep':
      return answerSheetForm(call, courseId, 'formulation', typed)
    case 'compose':
      return composeText(call, courseId)
    case 'bring-back':
      return bringBackText(call, courseId)
    case 'agree':
      return readId(key) === null
        ? Promise.resolve(fail({ kind: 'absent' }))
        : agreeFocus(call, courseId, typed, { key, version: Number(version) })
    default:
      return Promise.resolve(fail({ kind: 'absent' }))
  }
}
