import {
  findInstrument,
  layTimeline,
  readDepressionCourse,
  readLifeEvent,
  readOnset,
  suggestCourseType,
  type DateReading,
  type DepressionCourse,
  type LifeEvent,
  type LifeEventId,
  type MarkDecision,
  type Onset,
  type Timeline,
} from '@kith/ipt'

import { clinicTimeOf } from '#features/calendar/index.server.ts'
import { readCheckInsOfCourse } from '#features/check-ins/index.server.ts'
import { readCourseHeader } from '#features/courses/index.server.ts'
import type { CourseHeader } from '#features/courses/index.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import { authorize } from '#platform/access/authorize.server.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'
import { epochDayOf } from '#ui/chart/calendar-days.ts'

import { eventLine, keptDate, laneOf, onAxis } from './timeline-lines.ts'
import { hemisphereOf } from './hemisphere.ts'
import { namedDates } from './said-facts.server.ts'
import {
  dateOf,
  decisionsOf,
  depressionCourseOf,
  lifeEventsOf,
  placeOf,
  stretchesOf,
} from './timeline-store.server.ts'
import { drawTimeline, seeTimeline } from './timeline.policy.ts'
import type { OnsetMark, OnsetState, StretchLine, TimelinePage } from './timeline.ts'
import { courseTypeWords } from './timeline-words.ts'

/** Everything on the page of the timeline. */
export function readTimelinePage(call: Call<StaffActor>, courseId: CourseId): Promise<Result<TimelinePage>> {
  const subject = { kind: 'course', id: courseId } as const
  const spec = { policy: seeTimeline, subject, action: 'timeline.read' } as const
  return query<TimelinePage>(call, spec, async (tx) => {
    const header = await readCourseHeader(tx, courseId)
    const place = await placeOf(tx, courseId)
    if (header === null || place === undefined) return fail({ kind: 'absent' })
    const today = clinicTimeOf(call.at, place.timeZone).day
    const hemisphere = hemisphereOf(place.country)
    const reading = { hemisphere }
    const rows = await lifeEventsOf(tx, courseId)
    const stored = await depressionCourseOf(tx, courseId)
    const onset = stored === undefined ? null : onsetStateOf(stored)
    const read = courseFrom(onset, reading)
    const timeline = await laid(tx, courseId, read.course, rows, reading)
    const lanes = laneOf(timeline)
    const placed = new Map(timeline.placed.map((each) => [each.event.id as string, each]))
    return done({
      header,
      today,
      hemisphere,
      mayWrite: (await authorize(tx, call.actor, drawTimeline, call.at, subject)).allowed,
      named: namedDates(rows),
      onset,
      suggestedType: suggestion(onset, read.onset, today, reading),
      missing: onset === null ? null : read.missing,
      onsetMarks: onset === null ? [] : onsetMarks(onset, read.course, reading),
      events: rows.map((row) => eventLine(row, placed.get(row.id) ?? null, lanes, reading)),
      stretches: (await stretchesOf(tx, courseId)).map((row): StretchLine => ({
        id: row.id,
        version: row.version,
        kind: row.kind,
        severity: row.severity,
        what: row.what,
        when: keptDate(row.said, row.edtf, row.date_code),
        axis: onAxis(dateOf(row.edtf), reading),
      })),
      scores: await scoresOf(tx, header),
    })
  })
}

async function laid(
  tx: ClinicTransaction,
  courseId: CourseId,
  course: DepressionCourse | null,
  rows: Awaited<ReturnType<typeof lifeEventsOf>>,
  reading: DateReading,
): Promise<Timeline> {
  const decisions = (await decisionsOf(tx, courseId)).map((row): MarkDecision => ({
    event: row.event_id as string as LifeEventId,
    kind: row.kind,
    decision: row.decision,
    by: row.decided_by,
    on: row.decided_at.slice(0, 10) as MarkDecision['on'],
  }))
  return layTimeline({ course, events: rows.map(lifeEventOf), decisions }, reading)
}

function lifeEventOf(row: Awaited<ReturnType<typeof lifeEventsOf>>[number]): LifeEvent {
  const date = dateOf(row.edtf)
  const when =
    date !== null
      ? { state: 'understood', said: row.said, date }
      : row.said === ''
        ? { state: 'not-said' }
        : { state: 'not-understood', said: row.said, code: row.date_code ?? 'event/date-unreadable' }
  const read = readLifeEvent({ ...row, when, persons: row.people })
  if (!read.ok) throw new Error('a stored life event does not read as one')
  return read.value
}

type StoredCourse = NonNullable<Awaited<ReturnType<typeof depressionCourseOf>>>

function onsetStateOf(row: StoredCourse): OnsetState {
  const worsenings = row.worsenings as { said: string; edtf: string | null; code: string | null }[]
  return {
    version: row.version,
    type: row.course_type,
    first: keptDate(row.first_said, row.first_edtf, row.first_code),
    syndrome: keptDate(row.syndrome_said, row.syndrome_edtf, row.syndrome_code),
    worsenings: worsenings.map(({ said, edtf, code }) => keptDate(said, edtf, code)),
  }
}

/** What the kept dates come to: dates that were not understood are left out, and what is missing is named. */
function courseFrom(state: OnsetState | null, reading: DateReading) {
  if (state === null) return { onset: null, course: null, missing: null }
  const syndrome = dateOf(state.syndrome.edtf)
  const firstSymptoms = dateOf(state.first.edtf)
  const put = syndrome === null ? null : readOnset({ firstSymptoms, syndrome }, reading)
  const onset: Onset | null = put?.ok === true ? put.value : null
  const worsenings = state.worsenings.flatMap(({ edtf }) => dateOf(edtf) ?? [])
  const course = readDepressionCourse({ type: state.type, onset, worsenings })
  return course.ok
    ? { onset, course: course.value, missing: null }
    : { onset, course: null, missing: course.problem.fields[0]?.code ?? null }
}

function onsetMarks(
  state: OnsetState,
  course: DepressionCourse | null,
  reading: DateReading,
): readonly OnsetMark[] {
  const mark = (kind: OnsetMark['kind'], when: OnsetState['first'], isAnchor: boolean): OnsetMark[] =>
    when.said === '' ? [] : [{ kind, when, axis: onAxis(dateOf(when.edtf), reading), isAnchor }]
  return [
    ...mark('first-symptoms', state.first, false),
    ...mark('syndrome', state.syndrome, course?.type === 'episodic'),
    ...state.worsenings.flatMap((when) =>
      mark('worsening', when, course !== null && course.type !== 'episodic' && when.edtf !== null),
    ),
  ]
}

function suggestion(
  state: OnsetState | null,
  onset: Onset | null,
  today: TimelinePage['today'],
  reading: DateReading,
): TimelinePage['suggestedType'] {
  if (state === null || onset === null || state.type === 'double') return null
  const { verdict, thresholds } = suggestCourseType({ onset, today, dysthymiaBefore: 'not-asked' }, reading)
  if (verdict !== 'chronic' || state.type === 'chronic') return null
  return {
    type: verdict,
    words: `The full depression has lasted longer than ${thresholds['longerThanDays'] ?? 731} days (IPT-061). “${courseTypeWords[verdict]}” would ask for the dates at which it got worse.`,
  }
}

async function scoresOf(tx: ClinicTransaction, header: CourseHeader): Promise<TimelinePage['scores']> {
  const instrument = findInstrument(header.course.instrument)
  const all = await readCheckInsOfCourse(tx, header.course.id)
  const rows = all.filter((row) => row.instrument === header.course.instrument && row.replacedBy === null)
  return {
    instrument: header.course.instrument.toUpperCase(),
    max: instrument?.total.max ?? 0,
    spots: rows.flatMap((row) =>
      row.score.state !== 'scored'
        ? []
        : [
            {
              id: row.id,
              day: epochDayOf(clinicTimeOf(row.submittedAt, header.timeZone).day),
              total: row.score.total,
              band: row.score.band,
            },
          ],
    ),
  }
}
