import { setTimeout as wait } from 'node:timers/promises'

import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import type { Database } from '#platform/db/database.server.ts'
import type { Connection } from '#platform/db/pools.server.ts'

import { makeClinic } from '../app/testing/test-clinic.server.ts'
import { cookieFor } from '../app/testing/test-server.server.ts'
import { idOf, lay, patientRows } from './clinic-rows.ts'
import { median } from './report.ts'
import { getRequest, openWire, type Wire } from './wire.ts'

/** A clinic of twenty clinicians with thirty patients each, twelve weeks into their courses. */
export const clinicians = 20
const patientsEach = 30
const weeks = 12
// Numbers above those that the check-ins take.
const firstPatient = 5_000_000

export type BenchClinic = Awaited<ReturnType<typeof makeClinic>> & { staff: readonly Call<StaffActor>[] }

export async function makeBenchClinic(db: Database, admin: Connection): Promise<BenchClinic> {
  const clinic = await makeClinic(db)
  const staff: Call<StaffActor>[] = []
  for (let at = 0; at < clinicians; at += 1) {
    staff.push(await clinic.addStaff(['clinician'], `Clinician ${at}`))
  }
  const ids = staff.map(({ actor }) => actor.staffId)
  const rows = { first: firstPatient, last: firstPatient + clinicians * patientsEach - 1, each: weeks }
  await lay(admin, [...patientRows(clinic.id, { ...rows, clinicians: ids }), 'analyze'])
  return { ...clinic, staff }
}

/** A course of the clinician with this number, for pages about one course. */
export function courseOf(clinician: number): string {
  return idOf('course', firstPatient + clinician)
}

const pagesOf = (at: number) => ({ Today: '/', caseload: '/patients', course: `/courses/${courseOf(at)}` })

/** Every clinician opens one page after another for so many seconds, `pause` seconds apart in the middle. */
export async function workAtTheirPace(
  origin: string,
  db: Database,
  clinic: BenchClinic,
  { seconds, pause }: { seconds: number; pause: number },
): Promise<void> {
  const until = performance.now() + seconds * 1000
  const clinician = async (call: Call<StaffActor>, at: number): Promise<void> => {
    const cookie = await cookieFor(db, call)
    const paths = Object.values(pagesOf(at))
    for (let page = at; performance.now() < until; page += 1) {
      await wait(Math.random() * 2 * pause * 1000)
      // Kith closes a connection that was quiet for a while.
      const wire = await openWire(origin)
      await open(wire, getRequest(origin, paths[page % paths.length] ?? '/', cookie))
      wire.close()
    }
  }
  await Promise.all(clinic.staff.map(clinician))
}

async function open(wire: Wire, request: string): Promise<void> {
  const answer = await wire.ask(request)
  if (answer.status !== 200) throw new Error(`a page answered ${answer.status}`)
}

export type PageTimes = Readonly<Record<string, number>>

/**
 * Every clinician opens Today, the caseload and a course, `rounds` times over, four of them at any moment. Answers the
 * middle time of each page in milliseconds.
 */
export async function workADay(
  origin: string,
  db: Database,
  clinic: BenchClinic,
  rounds: number,
): Promise<PageTimes> {
  const times = new Map<string, number[]>()
  const waiting = clinic.staff.map((call, at) => ({ call, at }))
  const desk = async (): Promise<void> => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      const cookie = await cookieFor(db, next.call)
      const wire = await openWire(origin)
      for (let round = 0; round < rounds; round += 1) {
        for (const [name, path] of Object.entries(pagesOf(next.at))) {
          const begun = performance.now()
          await open(wire, getRequest(origin, path, cookie))
          times.set(name, [...(times.get(name) ?? []), performance.now() - begun])
        }
      }
      wire.close()
    }
  }
  await Promise.all(Array.from({ length: 4 }, desk))
  return Object.fromEntries([...times].map(([name, all]) => [name, median(all)]))
}
