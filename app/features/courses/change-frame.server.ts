import { holdCalendar } from '#features/calendar/index.server.ts'
import type { Work } from '#platform/commands/command.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { ClinicId, CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import type { Appointment } from './appointment.ts'
import {
  dropReminders,
  patchAppointment,
  readCourseCalendar,
  type AppointmentPatch,
  type CourseCalendar,
} from './appointment-store.server.ts'
import { insertAppointments } from './course-store.server.ts'
import type { AgreedFrame, FrameEffect } from './frame-effect.server.ts'

/** Gives a course the frame that was agreed, with what it does to the dates: as it was seen. */
export async function applyFrame(
  { tx }: Work,
  course: { clinicId: ClinicId; id: CourseId },
  frame: AgreedFrame,
  effect: FrameEffect,
): Promise<Result<null>> {
  const before = await readCourseCalendar(tx, course.id)
  if (before === null) return fail({ kind: 'absent' })
  await tx
    .updateTable('courses')
    .set((eb) => ({
      planned_sessions: frame.plannedSessions,
      initial_sessions: frame.boundaries?.initial ?? null,
      termination_sessions: frame.boundaries?.termination ?? null,
      unusual_length_reason: frame.reason,
      every_weeks: frame.everyWeeks,
      minutes: frame.minutes,
      format: frame.format,
      missed_counts: frame.missedCounts,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', course.id)
    .execute()
  const steps = stepsOf(effect, before, frame)
  for (const { one, patch } of steps) {
    const made = await patchAppointment(tx, one, patch)
    if (made === null) return fail({ kind: 'conflict', code: 'appointment/changed-meanwhile' })
  }
  await dropReminders(
    tx,
    steps.map(({ one }) => one.id),
  )
  if (effect.added.length > 0) {
    const place = { clinicId: course.clinicId, courseId: course.id, clinicianId: before.clinicianId }
    await insertAppointments(tx, { ...place, format: frame.format }, effect.added)
  }
  return done(null)
}

/** Waits for other changes of the calendar in which a course's dates stand. */
export async function holdCalendarOf(tx: ClinicTransaction, courseId: CourseId): Promise<void> {
  const course = await readCourseCalendar(tx, courseId)
  if (course !== null) await holdCalendar(tx, course.clinicianId)
}

/** One change for each appointment, also where it moves and becomes longer at once. */
function stepsOf(effect: FrameEffect, before: CourseCalendar, frame: AgreedFrame) {
  const steps = new Map<Appointment, AppointmentPatch>()
  for (const one of effect.cancelled) steps.set(one, { state: 'cancelled' })
  for (const { one, to } of effect.moved) steps.set(one, { startsAt: to.startsAt })
  for (const one of effect.altered) {
    steps.set(one, {
      ...steps.get(one),
      minutes: one.minutes === before.minutes ? frame.minutes : one.minutes,
      format: one.format === before.format ? frame.format : one.format,
    })
  }
  return [...steps].map(([one, patch]) => ({ one, patch }))
}
