import { addDays, type Day } from '@kith/ipt'

import { agreeFocus } from '#features/focus/index.server.ts'
import { saveSheet } from '#features/sheets/index.server.ts'
import { newId, type CourseId } from '#platform/ids.ts'

import type { DemoCase } from './demo-case.ts'
import { focusSheetOf } from './demo-focus.ts'
import { callBy, clinicInstant, must, type DemoScene } from './demo-scene.server.ts'

/** The focus as it is talked through in the last initial session, a week before the first of the middle phase. */
export async function layFocus(
  scene: DemoScene,
  one: DemoCase,
  at: { courseId: CourseId; session: number; nextOn: Day; version: number },
): Promise<void> {
  const { courseId, session, version } = at
  const agreedOn = addDays(at.nextOn, -7)
  const call = callBy(scene, one.clinician, clinicInstant(agreedOn, '17:30'))
  const changes = Object.entries(focusSheetOf(one)).map(([name, to]) => ({ name, to, known: [''] }))
  await must('fill in a focus', saveSheet(call, courseId, 'formulation', changes))
  if (one.isFocusOpen === true) return
  const typed = { agreedOn, session: String(session), how: 'spoken' }
  await must('agree on a focus', agreeFocus(call, courseId, typed, { key: newId(), version }))
}
