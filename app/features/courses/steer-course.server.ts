import { readDay, type Day } from '@kith/ipt'

import { clinicTimeOf } from '#features/calendar/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { AuditAction } from '#platform/audit/record.server.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command, type Work } from '#platform/commands/command.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import type { Typed } from './course-wish.ts'
import { steerCourse } from './courses.policy.ts'
import { whyNotComplete, whyNotTermination } from './pathway-gates.ts'
import {
  hasOpenAlert,
  readSteered,
  steer,
  stopWhatIsAhead,
  type SteeredCourse,
  type Steering,
} from './steer-store.server.ts'

export type Edit = { key: string; version: number }

/** Opens the termination phase. */
export function beginTermination(
  call: Call<StaffActor>,
  courseId: CourseId,
  edit: Edit,
): Promise<Result<null>> {
  return change(call, courseId, 'course.termination-begun', {}, edit, async ({ course }) => {
    const why = whyNotTermination(course.kind, course.phase)
    return why === null ? done({ phase: 'termination' }) : fail({ kind: 'refused', code: why })
  })
}

/** Ends a course. Nobody falls out of one with an alert that is still somebody's to close (HAZ-032). */
export function endCourse(
  call: Call<StaffActor>,
  courseId: CourseId,
  typed: Typed,
  edit: Edit,
): Promise<Result<null>> {
  return change(call, courseId, 'course.ended', typed, edit, async ({ work, course, today }) => {
    if (course.phase === 'ended') return fail({ kind: 'refused', code: 'course/ended' })
    const fields: Record<string, string> = {}
    const ending = readEnding(typed['ending'])
    if (ending === null) fields['ending'] = 'ending/missing'
    const endedOn = readDayUntil(typed['endedOn'], today, 'endedOn', fields)
    if (endedOn !== null && endedOn < course.startedOn && course.startedOn <= today) {
      fields['endedOn'] = 'day/before-start'
    }
    if (Object.keys(fields).length > 0 || ending === null || endedOn === null) {
      return fail({ kind: 'invalid', fields })
    }
    const why = ending === 'completed' ? whyNotComplete(course.kind, course.phase) : null
    if (why !== null) return fail({ kind: 'refused', code: why })
    if (await hasOpenAlert(work.tx, courseId)) return fail({ kind: 'refused', code: 'course/alert-open' })
    await stopWhatIsAhead(work.tx, courseId, call.at)
    return done({ phase: 'ended', ending, endedOn })
  })
}

type Scene = { work: Work; course: SteeredCourse; today: Day }

function change(
  call: Call<StaffActor>,
  courseId: CourseId,
  action: AuditAction,
  typed: Typed,
  edit: Edit,
  decide: (scene: Scene) => Promise<Result<Steering>>,
): Promise<Result<null>> {
  const once = { key: edit.key, body: { action, typed, version: edit.version } }
  const subject = { kind: 'course', id: courseId } as const
  return command(call, { policy: steerCourse, subject, action, once }, async (work) => {
    const course = await readSteered(work.tx, courseId)
    if (course === null) return fail({ kind: 'absent' })
    if (course.version !== edit.version) return fail({ kind: 'conflict', code: 'course/changed-meanwhile' })
    const steering = await decide({ work, course, today: clinicTimeOf(call.at, course.timeZone).day })
    if (!steering.ok) return steering
    const stored = await steer(work.tx, courseId, edit.version, steering.value)
    return stored ? done(null) : fail({ kind: 'conflict', code: 'course/changed-meanwhile' })
  })
}

function readDayUntil(
  value: string | undefined,
  today: Day,
  field: string,
  fields: Record<string, string>,
): Day | null {
  const day = readDay((value ?? '').trim())
  if (!day.ok) fields[field] = 'day/missing'
  else if (day.value > today) fields[field] = 'day/in-future'
  else return day.value
  return null
}

function readEnding(value: string | undefined) {
  return value === 'completed' || value === 'ended-early' || value === 'transferred' ? value : null
}
