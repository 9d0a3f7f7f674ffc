import {
  findInstrument,
  suggestCourseType,
  type DateReading,
  type Day,
  type DepressionCourse,
  type Onset,
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

import { chartOf } from './chart-of.server.ts'
import { draftsOf } from './timeline-drafts.server.ts'
import { eventLine, keptDate, laneOf, onAxis, peopleOf } from './timeline-lines.ts'
import { dateOf } from './timeline-store.server.ts'
import { drawTimeline, seeTimeline } from './timeline.policy.ts'
import type { DrawnTimeline, OnsetMark, OnsetState, StretchLine, TimelinePage } from './timeline.ts'
import { courseTypeWords } from './timeline-words.ts'
import { namedDates } from './told-events.ts'

/** Everything on the page of the timeline. */
export function readTimelinePage(call: Call<StaffActor>, courseId: CourseId): Promise<Result<TimelinePage>> {
  const subject = { kind: 'course', id: courseId } as const
  const spec = { policy: seeTimeline, subject, action: 'timeline.read' } as const
  return query<TimelinePage>(call, spec, async (tx) => {
    const header = await readCourseHeader(tx, courseId)
    const chart = await chartOf(tx, courseId)
    if (header === null || chart === null) return fail({ kind: 'absent' })
    const { hemisphere, inventory, told, onset, depression } = chart
    const today = clinicTimeOf(call.at, chart.timeZone).day
    return done({
      header,
      hemisphere,
      drafts: await draftsOf(tx, { courseId, staffId: call.actor.staffId }),
      mayWrite: (await authorize(tx, call.actor, drawTimeline, call.at, subject)).allowed,
      named: namedDates(told, inventory),
      people: peopleOf(inventory),
      onset,
      suggestedType: suggestion(onset, depression.onset, today, { hemisphere }),
      missing: onset === null ? null : depression.missing,
      ...(await drawnOf(tx, header, chart, today)),
    })
  })
}

/** What has a place on the axis, for the picture alone. `null`: no such course. Ask for permission first. */
export async function readDrawn(
  tx: ClinicTransaction,
  header: CourseHeader,
  today: Day,
): Promise<DrawnTimeline | null> {
  const chart = await chartOf(tx, header.course.id)
  return chart === null ? null : drawnOf(tx, header, chart, today)
}

type Chart = NonNullable<Awaited<ReturnType<typeof chartOf>>>

async function drawnOf(
  tx: ClinicTransaction,
  header: CourseHeader,
  chart: Chart,
  today: Day,
): Promise<DrawnTimeline> {
  const { timeline, inventory, hemisphere, told, onset, depression } = chart
  const reading = { hemisphere }
  const lanes = laneOf(timeline)
  const placed = new Map(timeline.placed.map((each) => [each.event.id as string, each]))
  return {
    today,
    onsetMarks: onset === null ? [] : onsetMarks(onset, depression.course, reading),
    events: told.map((event) =>
      eventLine(event, { placed: placed.get(event.id) ?? null, lanes, inventory }, reading),
    ),
    stretches: chart.stretches.map((row): StretchLine => ({
      id: row.id,
      version: row.version,
      kind: row.kind,
      severity: row.severity,
      what: row.what,
      when: keptDate(row.said, row.edtf, row.date_code),
      axis: onAxis(dateOf(row.edtf), reading),
    })),
    scores: await scoresOf(tx, header),
  }
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
