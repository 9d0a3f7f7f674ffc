import type { InstrumentId } from '@kith/ipt'
import { findInstrument } from '@kith/ipt'

import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { AppointmentId, CheckInId, CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'
import { readCourseHeader } from '#features/courses/index.server.ts'
import type { CourseHeader } from '#features/courses/index.ts'
import { instantInWords } from '#ui/clock-words.ts'

import { appointmentChoices, chosenAppointment, type AppointmentChoice } from './appointment-choice.server.ts'
import type { CheckInRow } from './check-in-row.ts'
import { enterPolicy } from './check-ins.policy.ts'
import { readCheckInsOfCourse } from './read-check-ins.server.ts'

export type EntryPage = {
  header: CourseHeader
  instrument: InstrumentId
  /** Where the patient is: whose crisis lines are read out. */
  country: string
  choices: readonly AppointmentChoice[]
  chosen: AppointmentChoice | null
}

/** What the page for entering answers needs: whose they are, on which scale, for which session. */
export function readEntryPage(
  call: Call<StaffActor>,
  courseId: CourseId,
  wanted: AppointmentId | null,
): Promise<Result<EntryPage>> {
  const subject = { kind: 'course', id: courseId } as const
  return query(call, { policy: enterPolicy, subject, action: 'course.read' }, async (tx) => {
    const page = await entryPageOf(tx, courseId)
    if (page === null) return fail({ kind: 'absent' })
    const choices = await appointmentChoices(tx, courseId, page.header.timeZone, call.at)
    return done({ ...page, choices, chosen: chosenAppointment(choices, wanted, call.at) })
  })
}

export type CorrectionPage = Omit<EntryPage, 'choices' | 'chosen'> & {
  checkIn: CheckInRow
  answeredAt: string
}

/** The check-in that is to be put right, with its answers. */
export function readCorrectionPage(
  call: Call<StaffActor>,
  courseId: CourseId,
  checkInId: CheckInId,
): Promise<Result<CorrectionPage>> {
  const subject = { kind: 'check-in', id: checkInId } as const
  return query(call, { policy: enterPolicy, subject, action: 'check-in.read' }, async (tx) => {
    const page = await entryPageOf(tx, courseId)
    const checkIn = (await readCheckInsOfCourse(tx, courseId)).find(({ id }) => id === checkInId)
    if (page === null || checkIn === undefined) return fail({ kind: 'absent' })
    return done({
      ...page,
      instrument: checkIn.instrument,
      checkIn,
      answeredAt: instantInWords(checkIn.submittedAt, page.header.timeZone),
    })
  })
}

async function entryPageOf(tx: ClinicTransaction, courseId: CourseId) {
  const header = await readCourseHeader(tx, courseId)
  if (header === null) return null
  const patient = await tx
    .selectFrom('patients')
    .select('country')
    .where('id', '=', header.patient.id)
    .executeTakeFirstOrThrow()
  const instrument = findInstrument(header.course.instrument)
  if (instrument === null) throw new Error(`no such instrument: ${header.course.instrument}`)
  return { header, instrument: instrument.id, country: patient.country }
}
