import type { Day } from '@kith/ipt'

import type { ClinicTime } from '#features/calendar/index.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { readId, type PatientId } from '#platform/ids.ts'
import { fail, type Problem, type Result } from '#platform/result.ts'

import { readFrame, readRows, readSeries, skipWeek, type CourseFrame, type Typed } from './course-wish.ts'
import type { PlannedSession } from './planned-session.ts'
import { previewSeries, startCourse, type StartedCourse } from './start-course.server.ts'

/** What the page shows next: the frame again, the dates, or the course that was started. */
export type NewCourseStep =
  | { state: 'started'; course: StartedCourse }
  | {
      state: 'frame' | 'dates'
      fields: Readonly<Record<string, string>>
      code: string | null
      typed: Typed
      series: PlannedSession[] | null
    }

/** One step of the form that starts a course. What it cannot say (no permission, no such patient) is a problem. */
export async function takeNewCourseStep(
  call: Call<StaffActor>,
  patientId: PatientId,
  typed: Typed,
): Promise<Result<NewCourseStep>> {
  // Only to tell a year mistyped from a plan: the clinic's own day may be another, and it makes no difference here.
  const today = call.at.slice(0, 10) as Day
  const intent = typed['intent'] ?? 'see-dates'
  const kind = typed['kind'] === 'maintenance' ? 'maintenance' : 'acute'
  const frame = readFrame(kind, typed)
  if (!frame.ok) return asFrame(frame.problem, typed)
  if (intent === 'change') return asFrame({ kind: 'invalid', fields: {} }, typed)
  if (intent === 'see-dates') {
    const sessions = readSeries(frame.value, typed, today)
    return sessions.ok
      ? asDates(call, patientId, frame.value, sessions.value, typed)
      : asFrame(sessions.problem, typed)
  }
  const rows = readRows(frame.value, typed, today)
  if (!rows.ok) return asDatesWithProblems(call, patientId, frame.value, rows.problem, typed, today)
  const skipped = /^skip-(\d{1,2})$/.exec(intent)
  if (skipped !== null) {
    return asDates(call, patientId, frame.value, skipWeek(rows.value, Number(skipped[1])), typed)
  }
  if (intent !== 'store') return asDates(call, patientId, frame.value, rows.value, typed)
  const started = await startCourse(
    call,
    patientId,
    { ...frame.value, sessions: rows.value, acuteCourseId: readId<'courses'>(typed['after']) },
    { key: typed['key'] ?? '', accepted: (typed['accepted'] ?? '').split(' ') },
  )
  if (started.ok) return { ok: true, value: { state: 'started', course: started.value } }
  const { problem } = started
  if (problem.kind === 'invalid') return asFrame(problem, typed)
  if (problem.kind !== 'conflict' && problem.kind !== 'refused') return fail(problem)
  return asDates(call, patientId, frame.value, rows.value, typed, problem.code)
}

function asFrame(problem: Problem, typed: Typed): Result<NewCourseStep> {
  if (problem.kind !== 'invalid') return fail(problem)
  return { ok: true, value: { state: 'frame', fields: problem.fields, code: null, typed, series: null } }
}

async function asDates(
  call: Call<StaffActor>,
  patientId: PatientId,
  frame: CourseFrame,
  sessions: readonly ClinicTime[],
  typed: Typed,
  code: string | null = null,
): Promise<Result<NewCourseStep>> {
  const series = await previewSeries(call, patientId, { sessions, minutes: frame.minutes })
  if (!series.ok) return series
  return {
    ok: true,
    value: {
      state: 'dates',
      fields: {},
      code,
      typed: { ...typed, ...typedRows(sessions) },
      series: series.value,
    },
  }
}

// A row that cannot be read is shown with what was typed; the others, and its former date, stand beside it.
async function asDatesWithProblems(
  call: Call<StaffActor>,
  patientId: PatientId,
  frame: CourseFrame,
  problem: Problem,
  typed: Typed,
  today: Day,
): Promise<Result<NewCourseStep>> {
  const sessions = readSeries(frame, typed, today)
  if (problem.kind !== 'invalid' || !sessions.ok) return asFrame(problem, typed)
  const series = await previewSeries(call, patientId, { sessions: sessions.value, minutes: frame.minutes })
  if (!series.ok) return series
  return {
    ok: true,
    value: { state: 'dates', fields: problem.fields, code: null, typed, series: series.value },
  }
}

function typedRows(sessions: readonly ClinicTime[]): Record<string, string> {
  return Object.fromEntries(
    sessions.flatMap(({ day, time }, index) => [
      [`on-${index}`, day],
      [`at-${index}`, time],
    ]),
  )
}
