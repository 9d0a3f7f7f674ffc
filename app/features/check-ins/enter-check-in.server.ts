import { findInstrument, missingItems, readAnswers } from '@kith/ipt'
import type { Answers, Instant, Instrument } from '@kith/ipt'

import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command, type Work } from '#platform/commands/command.server.ts'
import type { AppointmentId, CheckInId, CourseId, PatientId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { answeredAt } from './answered-at.server.ts'
import { enterPolicy } from './check-ins.policy.ts'
import { storeCheckIn } from './store-check-in.server.ts'
import { fieldProblems } from './submit-check-in.server.ts'

export type EntryMode = 'telephone' | 'paper'

/** Answers that somebody gave, as a member of staff puts them in (MEAS-014). */
export type Entry = {
  key: string
  answers: Readonly<Record<string, unknown>>
  /** Left out on purpose, or pointed out already: not asked about again. */
  leftOut: readonly string[]
  mode: EntryMode
  appointmentId: AppointmentId | null
  startedAt: Instant | null
  /** The day on which the patient answered, as it was typed; a paper form may be some days old. Empty: now. */
  answeredOn: string
}

/** Stores answers given by telephone or on paper. Gaps are pointed out once; a gap that was meant stays one. */
export function enterCheckIn(
  call: Call<StaffActor>,
  courseId: CourseId,
  entry: Entry,
): Promise<Result<CheckInId>> {
  const subject = { kind: 'course', id: courseId } as const
  return command(call, { policy: enterPolicy, subject, action: null, once: onceOf(entry) }, async (work) => {
    const course = await work.tx
      .selectFrom('courses')
      .select(['patient_id', 'instrument'])
      .where('id', '=', courseId)
      .executeTakeFirst()
    if (course === undefined) return fail({ kind: 'absent' })
    if (entry.appointmentId !== null && !(await isOfCourse(work, entry.appointmentId, courseId))) {
      return fail({ kind: 'invalid', fields: { appointment: 'check-in/other-appointment' } })
    }
    const at = await answeredAt(work.tx, entry.answeredOn, call.at)
    if (!at.ok) return at
    const read = readForm(findInstrument(course.instrument), entry)
    if (!read.ok) return read
    const id = await storeCheckIn(work, call, {
      ...common(call, entry, read.value),
      courseId,
      patientId: course.patient_id,
      appointmentId: entry.appointmentId,
      submittedAt: at.value,
      replaces: null,
    })
    return done(id)
  })
}

/** Puts right what was entered wrongly: a new check-in with a reason, beside the old one (MEAS-015). */
export function correctCheckIn(
  call: Call<StaffActor>,
  checkInId: CheckInId,
  entry: Entry & { reason: string },
): Promise<Result<CheckInId>> {
  const subject = { kind: 'check-in', id: checkInId } as const
  return command(call, { policy: enterPolicy, subject, action: null, once: onceOf(entry) }, async (work) => {
    const former = await work.tx
      .selectFrom('check_ins as c')
      .leftJoin('check_ins as r', (join) =>
        join.onRef('r.clinic_id', '=', 'c.clinic_id').onRef('r.replaces_id', '=', 'c.id'),
      )
      .selectAll('c')
      .select('r.id as replaced_by')
      .where('c.id', '=', checkInId)
      .executeTakeFirst()
    if (former === undefined) return fail({ kind: 'absent' })
    if (former.replaced_by !== null) return fail({ kind: 'conflict', code: 'check-in/already-corrected' })
    const reason = entry.reason.trim()
    if (reason === '') return fail({ kind: 'invalid', fields: { reason: 'check-in/reason-needed' } })
    if (reason.length > 1000) return fail({ kind: 'invalid', fields: { reason: 'check-in/reason-too-long' } })
    const read = readForm(findInstrument(former.instrument), entry)
    if (!read.ok) return read
    const id = await storeCheckIn(work, call, {
      ...common(call, entry, read.value),
      courseId: former.course_id,
      patientId: former.patient_id as PatientId,
      appointmentId: former.appointment_id,
      // What is put right is what was answered then.
      submittedAt: former.submitted_at,
      replaces: { id: checkInId, reason },
    })
    return done(id)
  })
}

type Read = { instrument: Instrument; answers: Answers }

function readForm(instrument: Instrument | null, entry: Entry): Result<Read> {
  if (instrument === null) return fail({ kind: 'absent' })
  const read = readAnswers(instrument, entry.answers)
  if (!read.ok) return fail(fieldProblems(read.problem.fields))
  // Nobody said that these were left out: a slip of whoever types is found here.
  const gaps = missingItems(instrument, read.value).filter((item) => !entry.leftOut.includes(item))
  if (gaps.length > 0) return fail(fieldProblems(gaps.map((field) => ({ field, code: 'answers/left-out' }))))
  return done({ instrument, answers: read.value })
}

function common(call: Call<StaffActor>, entry: Entry, { instrument, answers }: Read) {
  return {
    instrument,
    answers,
    mode: entry.mode,
    language: 'en',
    startedAt: entry.startedAt,
    linkId: null,
    enteredBy: call.actor.staffId,
  }
}

// When it was begun differs from one try to the next, and is no part of what is said.
function onceOf({ key, ...body }: Entry) {
  return { key, body: { ...body, startedAt: null } }
}

async function isOfCourse(work: Work, appointmentId: AppointmentId, courseId: CourseId): Promise<boolean> {
  const found = await work.tx
    .selectFrom('appointments')
    .select('id')
    .where('id', '=', appointmentId)
    .where('course_id', '=', courseId)
    .executeTakeFirst()
  return found !== undefined
}
