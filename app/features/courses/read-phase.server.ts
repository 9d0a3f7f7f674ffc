import { phaseOfSession, type Day, type PhasePrompt } from '@kith/ipt'

import { clinicTimeOf } from '#features/calendar/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import type { CourseHeader } from './course-header.ts'
import { seeCourse } from './courses.policy.ts'
import { whyNotComplete, whyNotTermination, type GateCode } from './pathway-gates.ts'
import { readCourseHeader } from './read-course-header.server.ts'
import { hasOpenAlert } from './steer-store.server.ts'

export type PhasePage = {
  header: CourseHeader
  today: Day
  hasOpenAlert: boolean
  /** What the next session asks for (IPT-012, IPT-014). */
  prompts: readonly PhasePrompt[]
  maySteer: boolean
  why: { notTermination: GateCode | null; notComplete: GateCode | null }
}

/** Where a course is, and what may follow. */
export function readPhase(call: Call<StaffActor>, courseId: CourseId): Promise<Result<PhasePage>> {
  return query(
    call,
    { policy: seeCourse, subject: { kind: 'course', id: courseId }, action: 'course.read' },
    async (tx) => {
      const header = await readCourseHeader(tx, courseId)
      if (header === null) return fail({ kind: 'absent' })
      const { kind, phase } = header.course
      return done({
        header,
        today: clinicTimeOf(call.at, header.timeZone).day,
        hasOpenAlert: await hasOpenAlert(tx, courseId),
        prompts: promptsOf(header),
        maySteer: header.clinician.id === call.actor.staffId && call.actor.roles.includes('clinician'),
        why: {
          notTermination: whyNotTermination(kind, phase),
          notComplete: whyNotComplete(kind, phase),
        },
      })
    },
  )
}

function promptsOf({ course, counts, missedThatCount, focus, phases }: CourseHeader): readonly PhasePrompt[] {
  if (phases === null || course.phase === 'ended') return []
  const plan = {
    format: 'individual',
    sessions: course.plannedSessions,
    phases,
    reason: course.lengthReason,
    changes: [],
  } as const
  const next = phaseOfSession(plan, counts.k + 1, { focusAgreed: focus !== null, missedThatCount })
  return next.ok ? next.value.prompts : []
}
