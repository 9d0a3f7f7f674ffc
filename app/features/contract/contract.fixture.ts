import assert from 'node:assert/strict'

import { addDays, type Day } from '@kith/ipt'

import { makeClinic } from '../../testing/test-clinic.server.ts'
import type { TestDatabase } from '../../testing/test-database.server.ts'
import { startCourse } from '#features/courses/index.server.ts'
import { saveSheet } from '#features/sheets/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { newId, type CourseId } from '#platform/ids.ts'

import { agreeOnSheet } from './agree-contract.server.ts'
import { readContractSheet } from './read-contract-sheet.server.ts'

/** A clinic with a weekly course, Mondays at ten from 30 November 2026. */
export async function setUpCourse(database: TestDatabase, sessions = 12) {
  const clinic = await makeClinic(database.db)
  const clinician = await clinic.addStaff(['clinician'], 'Dr Ash')
  const lead = await clinic.addStaff(['lead'], 'Mo Lead')
  const patient = await clinic.addPatient(clinician.actor.staffId)
  const started = await startCourse(
    clinician,
    patient,
    {
      kind: 'acute',
      plannedSessions: sessions,
      reason: null,
      everyWeeks: 1,
      minutes: 50,
      format: 'in-person',
      supervisorId: null,
      sessions: Array.from({ length: sessions }, (_, week) => ({
        day: addDays('2026-11-30' as Day, 7 * week),
        time: '10:00',
      })),
    },
    { key: newId() },
  )
  assert.ok(started.ok, JSON.stringify(started))
  const { courseId, appointmentIds } = started.value
  return { clinic, clinician, lead, patient, courseId, appointmentIds }
}

/** Types into the sheet, whatever stands there. */
export async function type(
  call: Call<StaffActor>,
  courseId: CourseId,
  fields: Readonly<Record<string, string>>,
  known: readonly string[] = [],
): Promise<void> {
  const changes = Object.entries(fields).map(([name, to]) => ({ name, to, known: ['', ...known] }))
  const saved = await saveSheet(call, courseId, 'contract', changes)
  assert.ok(saved.ok, JSON.stringify(saved))
  assert.deepEqual(saved.value.conflicts, [])
}

export const policies = {
  emergencies: 'Call the clinic on 01632 960 100; at night call 999.',
  payment: 'Nothing to pay.',
}

/** Looks at the sheet as the page does, and agrees on what is seen there. */
export async function agree(
  call: Call<StaffActor>,
  courseId: CourseId,
  typed: Readonly<Record<string, string>> = {},
  key: string = newId(),
) {
  const page = await readContractSheet(call, courseId, null)
  assert.ok(page.ok)
  const seen = page.value.agreeing?.seen ?? ''
  const given = { agreedOn: '2026-11-23', session: '1', manner: 'spoken', seen, ...typed }
  return agreeOnSheet(call, courseId, given, key)
}
