import assert from 'node:assert/strict'

import type { Instant } from '@kith/ipt'

import type { AppointmentId, CourseId } from '#platform/ids.ts'
import type { Kith } from '#platform/process/start-kith.server.ts'

import { makeClinic } from '../../testing/test-clinic.server.ts'
import type { TestDatabase } from '../../testing/test-database.server.ts'
import { makeCheckInLink } from './make-check-in-link.server.ts'

export type ALink = Awaited<ReturnType<typeof aLink>>

/** A patient with a session in an hour, and the link for it. Times are the real now: the server's clock is. */
export async function aLink(database: TestDatabase, origin: string, options: { instrument?: string } = {}) {
  const clinic = await makeClinic(database.db)
  const at = new Date().toISOString() as Instant
  const staff = await clinic.addStaff(['clinician'], 'Jo Winter')
  const patientId = await clinic.addPatient(staff.actor.staffId, 'Robin Vale')
  const courseId: CourseId = await clinic.addCourse(staff.actor.staffId, patientId)
  if (options.instrument !== undefined) {
    const { instrument } = options
    await clinic.inside((tx) => tx.updateTable('courses').set({ instrument }).execute())
  }
  const startsAt = new Date(Date.parse(at) + 3_600_000).toISOString()
  const appointmentId: AppointmentId = await clinic.addAppointment(courseId, staff.actor.staffId, startsAt)
  const clinician = { ...staff, at, origin }
  const made = await makeCheckInLink(clinician, appointmentId)
  assert.ok(made.ok)
  const path = new URL(made.value.url).pathname
  const rows = (
    table: 'check_ins' | 'scores' | 'alerts' | 'audit_entries' | 'check_in_links' | 'unfinished_forms',
  ) => clinic.inside((tx) => tx.selectFrom(table).selectAll().execute())
  return { clinic, clinician, patientId, courseId, appointmentId, path, linkId: made.value.id, rows }
}

/** Opens a link as a telephone does, and gives the page and the ways on from it. */
export async function openLinkAt(kith: Kith, path: string) {
  const opening = await fetch(`${kith.origin}${path}`, { redirect: 'manual' })
  assert.equal(opening.status, 303)
  const cookie = opening.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ')
  const form = opening.headers.get('location') ?? ''
  const get = (where: string) => fetch(`${kith.origin}${where}`, { headers: { cookie }, redirect: 'manual' })
  const page = await (await get(form)).text()
  const key = /name="key" value="([^"]+)"/.exec(page)?.[1] ?? ''
  const send = (fields: Record<string, string>) =>
    fetch(`${kith.origin}${form}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, origin: kith.origin },
      body: new URLSearchParams({ key, ...fields }),
    })
  return { opening, cookie, form, page, key, get, send }
}

/** `1 2 0 - 3 …` as a form sends it: `-` is a question left out. */
export function asFields(list: string): Record<string, string> {
  return Object.fromEntries(
    list.split(' ').flatMap((answer, at) => (answer === '-' ? [] : [[`q${at + 1}`, answer]])),
  )
}

/** A page without what differs from one response to the next. */
export function withoutNonce(page: string): string {
  return page.replaceAll(/nonce="[^"]*"/g, 'nonce=""')
}
