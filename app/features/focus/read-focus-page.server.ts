import type { Day } from '@kith/ipt'

import { clinicTimeOf } from '#features/calendar/index.server.ts'
import { readCourseHeader, steerCourse, whyNotFocus, type GateCode } from '#features/courses/index.server.ts'
import type { CourseHeader } from '#features/courses/index.ts'
import { mayWriteSheet, readSheet } from '#features/sheets/index.server.ts'
import type { StoredSheet } from '#features/sheets/index.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import { authorize } from '#platform/access/authorize.server.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { focusFactsOf } from './focus-facts.server.ts'
import type { FocusFacts } from './focus-facts.ts'
import { seeFocus } from './focus.policy.ts'
import { formulationsOf, type StoredFormulation } from './formulations-store.server.ts'

export type FocusPage = {
  header: CourseHeader
  today: Day
  sheet: StoredSheet
  facts: FocusFacts
  /** The last one is in force. */
  agreed: readonly StoredFormulation[]
  /** Why nothing can be agreed now; null when it can. */
  why: GateCode | null
  mayWrite: boolean
  mayAgree: boolean
}

/** Everything that the page of the focus shows. */
export function readFocusPage(call: Call<StaffActor>, courseId: CourseId): Promise<Result<FocusPage>> {
  const subject = { kind: 'course', id: courseId } as const
  return query(call, { policy: seeFocus, subject, action: 'focus.read' }, async (tx) => {
    const header = await readCourseHeader(tx, courseId)
    if (header === null) return fail({ kind: 'absent' })
    return done({
      header,
      today: clinicTimeOf(call.at, header.timeZone).day,
      sheet: await readSheet(tx, courseId, 'formulation'),
      facts: await focusFactsOf(tx, header),
      agreed: await formulationsOf(tx, courseId),
      why: whyNotFocus(header.course.kind, header.course.phase),
      mayWrite: await mayWriteSheet(tx, call, courseId),
      mayAgree: (await authorize(tx, call.actor, steerCourse, call.at, subject)).allowed,
    })
  })
}
