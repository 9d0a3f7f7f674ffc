import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { fail, type Result } from '#platform/result.ts'

import type { Typed } from './course-wish.ts'
import { beginTermination, endCourse } from './steer-course.server.ts'

/** One form of the page of the phase, by the button that sent it. */
export function answerPhaseForm(
  call: Call<StaffActor>,
  courseId: CourseId,
  { key, version, intent, ...typed }: Typed,
): Promise<Result<null>> {
  const edit = { key: key ?? '', version: Number(version) }
  switch (intent) {
    case 'terminate':
      return beginTermination(call, courseId, edit)
    case 'end':
      return endCourse(call, courseId, typed, edit)
    default:
      return Promise.resolve(fail({ kind: 'absent' }))
  }
}
