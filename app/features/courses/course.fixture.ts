import assert from 'node:assert/strict'

import type { Day } from '@kith/ipt'

import { makeClinic } from '../../testing/test-clinic.server.ts'
import type { TestDatabase } from '../../testing/test-database.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { newId, type CourseId, type PatientId } from '#platform/ids.ts'

import { readSeries, type CourseFrame, type CourseWish } from './course-wish.ts'
import { startCourse } from './start-course.server.ts'
import { storeFocus, type AgreedFocus } from './steer-store.server.ts'

const frame: CourseFrame = {
  kind: 'acute',
  plannedSessions: 12,
  reason: null,
  everyWeeks: 1,
  minutes: 50,
  format: 'in-person',
  supervisorId: null,
}

/** A wish for a weekly course, Mondays at ten from 30 November 2026 unless it says otherwise. */
export function wishFor(
  more: Partial<CourseFrame> = {},
  first: { on?: string; at?: string } = {},
): CourseWish {
  const wished = { ...frame, ...more }
  const typed = { firstOn: first.on ?? '2026-11-30', firstAt: first.at ?? '10:00' }
  const sessions = readSeries(wished, typed, '2026-11-23' as Day)
  assert.ok(sessions.ok)
  return { ...wished, sessions: sessions.value }
}

/** A clinic with a clinician and a patient of theirs. */
export async function setUpClinic(database: TestDatabase, options: { timeZone?: string } = {}) {
  const clinic = await makeClinic(database.db, options)
  const clinician = await clinic.addStaff(['clinician'], 'Dr Ash')
  const patient = await clinic.addPatient(clinician.actor.staffId)
  return { clinic, clinician, patient }
}

export async function mustStart(
  call: Call<StaffActor>,
  patient: PatientId,
  wish: CourseWish = wishFor(),
): Promise<CourseId> {
  const started = await startCourse(call, patient, wish, { key: newId() })
  assert.ok(started.ok, JSON.stringify(started))
  return started.value.courseId
}

/** Puts a focus on a course as it was begun: how it is agreed on is tested where that lives. */
export async function layFocus(
  clinic: Awaited<ReturnType<typeof makeClinic>>,
  courseId: CourseId,
  focus: Partial<AgreedFocus> = {},
): Promise<void> {
  const agreedOn = '2026-11-20' as Day
  const grief = { phase: 'middle', area: 'grief', secondArea: null, label: null, agreedOn } as const
  const stored = await clinic.inside((tx) => storeFocus(tx, courseId, 1, { ...grief, ...focus }))
  assert.ok(stored)
}
