import { addDays, type Day, type Instant, type PhaseBoundaries } from '@kith/ipt'

import { clinicTimeOf } from '#features/calendar/index.server.ts'
import type { ClinicTime } from '#features/calendar/index.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'

import { countsAsStanding, type Appointment } from './appointment.ts'
import { appointmentsOfCourse, readCourseCalendar, type CourseCalendar } from './appointment-store.server.ts'
import type { CourseFrame } from './course-wish.ts'
import { inNewRhythm, type NewRhythm } from './new-rhythm.ts'
import { planSeries } from './planned-series.server.ts'
import type { PlannedSession } from './planned-session.ts'

/** What a contract settles about a course. */
export type AgreedFrame = Pick<
  CourseFrame,
  'plannedSessions' | 'reason' | 'everyWeeks' | 'minutes' | 'format'
> & {
  missedCounts: boolean
  /** The boundaries of the phases, moved by hand; null: where the table has them (IPT-010). */
  boundaries: PhaseBoundaries | null
  /** Another day for the first session; null: as the dates stand. Once one was held it moves nothing. */
  firstOn: Day | null
}

/** What a new frame does to the dates that are still to come. */
export type FrameEffect = {
  /** The last ones, when there are fewer sessions. */
  cancelled: readonly Appointment[]
  /** At another rhythm, or from another first day; those that were put where they are by hand stay. */
  moved: readonly { one: Appointment; to: PlannedSession }[]
  staying: readonly Appointment[]
  /** After the last one, at its hour, when there are more. */
  added: readonly PlannedSession[]
  /** Those that become longer or shorter, or are held in another way. */
  altered: readonly Appointment[]
  /** The day of the last session then; null while not every session has its date. */
  lastOn: Day | null
}

const noEffect: FrameEffect = {
  cancelled: [],
  moved: [],
  staying: [],
  added: [],
  altered: [],
  lastOn: null,
}

/**
 * What a new frame would do to the coming dates of a course; nothing is stored. What is past, held, cancelled, or was
 * moved by hand stays as it is.
 */
export async function effectOfFrame(
  tx: ClinicTransaction,
  courseId: CourseId,
  frame: AgreedFrame,
  at: Instant,
): Promise<FrameEffect> {
  const course = await readCourseCalendar(tx, courseId)
  if (course === null) return noEffect
  const all = await appointmentsOfCourse(tx, courseId, course.timeZone)
  const standing = all.filter(({ state }) => countsAsStanding(state, frame.missedCounts))
  const coming = standing.filter(
    ({ state, startsAt }) => state === 'planned' && Date.parse(startsAt) > Date.parse(at),
  )
  const tooMany = frame.plannedSessions < course.plannedSessions ? standing.length - frame.plannedSessions : 0
  const cancelled = tooMany > 0 ? coming.slice(-tooMany) : []
  const kept = coming.slice(0, coming.length - cancelled.length)
  const { moving, staying } = newRhythm(course, { all, standing, kept }, frame, at)
  const { clinicianId, timeZone } = course
  const planned = await planSeries(tx, {
    clinicianId,
    timeZone,
    sessions: moving.map(({ to }) => to),
    minutes: Math.max(frame.minutes, ...moving.map(({ one }) => one.minutes)),
    except: [...moving.map(({ one }) => one), ...cancelled].map(({ id }) => id),
  })
  const moved = moving.flatMap(({ one }, index) => {
    const to = planned[index]
    return to === undefined ? [] : [{ one, to }]
  })
  const dated = datesThen(standing, cancelled, moved)
  const added = await moreSessions(tx, course, { dated, moved }, frame)
  const last = added.at(-1) ?? dated.at(-1)
  return {
    cancelled,
    moved,
    staying,
    added,
    lastOn: dated.length + added.length < frame.plannedSessions ? null : (last?.day ?? null),
    altered: kept.filter(({ minutes, format }) => {
      const isLongerOrShorter = minutes === course.minutes && frame.minutes !== minutes
      // A session that was arranged in another way than the course stays as it was arranged (IPT-190).
      return isLongerOrShorter || (format === course.format && frame.format !== format)
    }),
  }
}

type Dates = Record<'all' | 'standing' | 'kept', readonly Appointment[]>

function newRhythm(
  course: CourseCalendar,
  { all, standing, kept }: Dates,
  frame: AgreedFrame,
  at: Instant,
): NewRhythm {
  const firstOn = all.some(({ state }) => state === 'held') ? null : frame.firstOn
  if (frame.everyWeeks === course.everyWeeks && firstOn === null) return { moving: [], staying: [] }
  return inNewRhythm({
    // A session may begin before its minute.
    begun: standing.filter(
      ({ state, startsAt }) => state === 'held' || Date.parse(startsAt) <= Date.parse(at),
    ),
    coming: kept,
    everyWeeks: frame.everyWeeks,
    firstOn,
    now: clinicTimeOf(at, course.timeZone),
  })
}

type PlaceInTime = ClinicTime & { startsAt: Instant }

/** The dates as they stand then, the first one first; those that are added come after them. */
function datesThen(
  standing: readonly Appointment[],
  cancelled: readonly Appointment[],
  moved: FrameEffect['moved'],
): PlaceInTime[] {
  return standing
    .filter((one) => !cancelled.includes(one))
    .map((one) => moved.find((step) => step.one === one)?.to ?? one)
    .toSorted((one, other) => Date.parse(one.startsAt) - Date.parse(other.startsAt))
}

async function moreSessions(
  tx: ClinicTransaction,
  course: CourseCalendar,
  { dated, moved }: Pick<FrameEffect, 'moved'> & { dated: readonly PlaceInTime[] },
  frame: AgreedFrame,
): Promise<PlannedSession[]> {
  const last = dated.at(-1)
  const more = Math.min(frame.plannedSessions - course.plannedSessions, frame.plannedSessions - dated.length)
  // Without any date there is no hour to go on from: the dates are added on the page of appointments.
  if (last === undefined || more <= 0) return []
  const sessions = Array.from({ length: more }, (_, index) => ({
    day: addDays(last.day, 7 * frame.everyWeeks * (index + 1)),
    time: last.time,
  }))
  const { clinicianId, timeZone } = course
  const except = moved.map(({ one }) => one.id)
  return planSeries(tx, { clinicianId, timeZone, sessions, minutes: frame.minutes, except })
}
