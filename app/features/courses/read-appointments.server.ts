import { appointmentsAround, clinicTimeOf } from '#features/calendar/index.server.ts'
import { clashesOf, clinicTimeWords } from '#features/calendar/index.ts'
import { authorize } from '#platform/access/authorize.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId, Id } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { countsAsStanding, type Appointment, type AppointmentChange } from './appointment.ts'
import { appointmentsOfCourse, changesMadeBy } from './appointment-store.server.ts'
import type { AppointmentsPageProps } from './appointments-page.tsx'
import type { CourseHeader } from './course-header.ts'
import { arrangeAppointments, seeCourse } from './courses.policy.ts'
import { readCourseHeader } from './read-course-header.server.ts'

export type ReadAppointments = Pick<
  AppointmentsPageProps,
  'header' | 'rows' | 'mayChange' | 'mayAdd' | 'undo'
>

/** The whole series of a course, what stands across it, and what just happened to it. */
export function readAppointments(
  call: Call<StaffActor>,
  courseId: CourseId,
  changeKey: Id<'submissions'> | null,
): Promise<Result<ReadAppointments>> {
  const subject = { kind: 'course', id: courseId } as const
  return query(call, { policy: seeCourse, subject, action: 'course.read' }, async (tx) => {
    const header = await readCourseHeader(tx, courseId)
    if (header === null) return fail({ kind: 'absent' })
    const appointments = await appointmentsOfCourse(tx, courseId, header.timeZone)
    const booked = await readBooked(tx, call, header, appointments)
    const verdict = await authorize(tx, call.actor, arrangeAppointments, call.at, subject)
    const mayChange = verdict.allowed && header.course.phase !== 'ended'
    const standing = appointments.filter(({ state }) =>
      countsAsStanding(state, header.course.missedCounts),
    ).length
    return done({
      header,
      rows: appointments.map((one) => ({
        ...one,
        hasBegun: Date.parse(one.startsAt) <= Date.parse(call.at),
        runsInto: isAhead(call, one)
          ? clashesOf(one, booked)
              .filter(({ with: other }) => other.id !== one.id)
              .map(({ with: other }) => ({
                patientName: other.patientName,
                time: clinicTimeOf(other.startsAt, header.timeZone).time,
              }))
          : [],
      })),
      mayChange,
      mayAdd: mayChange && standing < header.course.plannedSessions,
      undo: changeKey === null || !mayChange ? null : await readUndo(tx, changeKey, header, appointments),
    })
  })
}

function isAhead(call: Call<StaffActor>, { state, startsAt }: Appointment): boolean {
  return state === 'planned' && Date.parse(startsAt) > Date.parse(call.at)
}

// The names of other patients are for the one whose calendar it is.
async function readBooked(
  tx: ClinicTransaction,
  call: Call<StaffActor>,
  { clinician }: CourseHeader,
  appointments: readonly Appointment[],
) {
  if (clinician.id !== call.actor.staffId) return []
  return appointmentsAround(
    tx,
    clinician.id,
    appointments.filter((one) => isAhead(call, one)),
  )
}

async function readUndo(
  tx: ClinicTransaction,
  key: Id<'submissions'>,
  { timeZone }: CourseHeader,
  appointments: readonly Appointment[],
): Promise<AppointmentsPageProps['undo']> {
  const changes = await changesMadeBy(tx, key)
  const first = changes?.[0]
  if (changes === null || first === undefined) return null
  const isStill = changes.every(({ id, version }) =>
    appointments.some((one) => one.id === id && one.version === version && one.state !== 'held'),
  )
  const now = appointments.find(({ id }) => id === first.id)
  if (!isStill || now === undefined) return null
  return { key, words: changeWords(changes, first, now, timeZone) }
}

function changeWords(
  changes: readonly AppointmentChange[],
  { former }: AppointmentChange,
  now: Appointment,
  timeZone: string,
): string {
  if (former === null) return `Added: ${clinicTimeWords(now)}.`
  const before = clinicTimeWords(clinicTimeOf(former.startsAt, timeZone))
  if (now.state === 'cancelled') return `Cancelled: ${before}.`
  if (now.state === 'missed') return `Kept: the session of ${before} did not take place.`
  if (former.state !== 'planned') return `Planned again: ${clinicTimeWords(now)}.`
  const more = changes.length === 1 ? '' : `, and ${changes.length - 1} that follow by the same shift`
  return `Moved from ${before} to ${clinicTimeWords(now)}${more}.`
}
