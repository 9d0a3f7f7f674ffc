import { clinicTimeOf } from '#features/calendar/index.server.ts'
import type { ClinicTime } from '#features/calendar/index.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import type { Appointment, AppointmentChange } from './appointment.ts'
import { appointmentsOfCourse, changesMadeBy } from './appointment-store.server.ts'
import type { CourseHeader } from './course-header.ts'
import { seeCourse } from './courses.policy.ts'
import { readCourseHeader } from './read-course-header.server.ts'

export type AppointmentsPage = {
  header: CourseHeader
  appointments: Appointment[]
  now: ClinicTime
  /** What the change behind `changeKey` did, when it can still be taken back. */
  undoable: { key: string; changes: AppointmentChange[] } | null
}

/** The whole series of a course, with what just happened to it. */
export function readAppointments(
  call: Call<StaffActor>,
  courseId: CourseId,
  changeKey: string | null,
): Promise<Result<AppointmentsPage>> {
  return query(
    call,
    { policy: seeCourse, subject: { kind: 'course', id: courseId }, action: 'course.read' },
    async (tx) => {
      const header = await readCourseHeader(tx, courseId)
      if (header === null) return fail({ kind: 'absent' })
      const appointments = await appointmentsOfCourse(tx, courseId, header.timeZone)
      const changes = changeKey === null ? null : await changesMadeBy(tx, changeKey)
      const isOfThese = changes?.every(({ id, version }) =>
        appointments.some((one) => one.id === id && one.version === version && one.state !== 'held'),
      )
      return done({
        header,
        appointments,
        now: clinicTimeOf(call.at, header.timeZone),
        undoable:
          changeKey !== null && changes !== null && changes.length > 0 && isOfThese === true
            ? { key: changeKey, changes }
            : null,
      })
    },
  )
}
