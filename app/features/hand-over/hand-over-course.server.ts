import { alertsFollowCourse } from '#features/alerts/index.server.ts'
import type { PatientIdentity } from '#features/courses/index.ts'
import { handOverCourse, readCourseHeader } from '#features/courses/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import { query } from '#platform/commands/query.server.ts'
import { readId, type CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { clinicians, giveCourse, readCourseToHandOver, type Colleague } from './hand-over-store.server.ts'

/**
 * Gives a course to another clinician. The former one finds it no more from their next request on (SEC-008); coming
 * dates stand in the new one's calendar; alerts that the former one owned go along and are open again, since being
 * given something is not yet having seen it (HAZ-004). Nobody supervises their own course: a supervisor who takes it
 * over leaves that place free.
 */
export function transferCourse(
  call: Call<StaffActor>,
  courseId: CourseId,
  toId: unknown,
  edit: { key: string; version: number },
): Promise<Result<null>> {
  const subject = { kind: 'course', id: courseId } as const
  const once = { key: edit.key, body: { toId, version: edit.version } }
  return command(call, { policy: handOverCourse, subject, action: null, once }, async (work) => {
    const course = await readCourseToHandOver(work.tx, courseId)
    if (course === null) return fail({ kind: 'absent' })
    if (course.isEnded) return fail({ kind: 'refused', code: 'course/ended' })
    const to = readId<'staff'>(toId)
    const isOne = (await clinicians(work.tx)).some(({ id }) => id === to)
    if (to === null || !isOne || to === course.clinicianId) {
      return fail({ kind: 'invalid', fields: { to: 'transfer/no-such-clinician' } })
    }
    const supervisorId = course.supervisorId === to ? null : course.supervisorId
    const isGiven =
      course.version === edit.version &&
      (await giveCourse(work.tx, { id: courseId, version: edit.version, to, supervisorId }))
    if (!isGiven) return fail({ kind: 'conflict', code: 'course/changed-meanwhile' })
    await alertsFollowCourse(work, call, { courseId, from: course.clinicianId, to })
    await work.audit({
      action: 'course.handed-over',
      subject,
      patientId: course.patientId,
      detail: { from: course.clinicianId, to },
    })
    return done(null)
  })
}

export type HandOverPage = {
  /** For whoever treats: whose course is about to go (HAZ-010). */
  patient: PatientIdentity | null
  clinicianName: string
  colleagues: Colleague[]
  version: number
  isEnded: boolean
}

/** Who has the course and who could take it; a lead, who may come here too, is not told whose it is. */
export function readHandOver(call: Call<StaffActor>, courseId: CourseId): Promise<Result<HandOverPage>> {
  const subject = { kind: 'course', id: courseId } as const
  return query(call, { policy: handOverCourse, subject, action: 'course.hand-over-seen' }, async (tx) => {
    const course = await readCourseToHandOver(tx, courseId)
    if (course === null) return fail({ kind: 'absent' })
    const now = await tx
      .selectFrom('staff')
      .select('name')
      .where('id', '=', course.clinicianId)
      .executeTakeFirstOrThrow()
    const all = await clinicians(tx)
    const header = course.clinicianId === call.actor.staffId ? await readCourseHeader(tx, courseId) : null
    return done({
      patient: header?.patient ?? null,
      clinicianName: now.name,
      colleagues: all.filter(({ id }) => id !== course.clinicianId),
      version: course.version,
      isEnded: course.isEnded,
    })
  })
}
