import { addDays, type Instant } from '@kith/ipt'
import type { Kysely } from 'kysely'

import { clinicTimeOf } from '#features/calendar/index.server.ts'
import type { DB } from '#platform/db/schema.ts'
import type { Demonstration } from '#platform/http/services.server.ts'
import { randomToken, type Secrets } from '#platform/secrets/secrets.server.ts'

import { demoCases, demoNewcomer } from './demo-cases.ts'
import { after, type DemoScene } from './demo-scene.server.ts'
import { demoClinic, demoStaff } from './demo-staff.ts'
import { admit, layCase } from './lay-case.server.ts'
import { layClinic, layLeave } from './lay-clinic.server.ts'

export type Laid = {
  demonstration: Demonstration
  /** Addresses at which somebody who has not answered yet can do so. */
  checkIns: readonly string[]
}

// The longest case began about half a year ago; the clinic is older than that.
const clinicAgeDays = 400
// Cases do not touch one another: several are laid at a time.
const atATime = 4

/**
 * Lays the invented clinic, as it would have come about by use: every patient, course, answer, note and alert through
 * the command that a page calls, at the moment at which it would have happened.
 */
export async function layDemonstration(
  place: { db: Kysely<DB>; secrets: Secrets; origin: string; now: Instant },
  progress: (done: number, of: number) => void = () => undefined,
): Promise<Laid> {
  const { day: today } = clinicTimeOf(place.now, demoClinic.timeZone)
  const openedAt = new Date(Date.parse(place.now) - clinicAgeDays * 86_400_000).toISOString() as Instant
  const { db, secrets, origin } = place
  const scene: DemoScene = { ...place, today, ...(await layClinic({ db, secrets, origin }, openedAt)) }
  await layLeave({ db, secrets, origin }, scene.staff, after(place.now, -14 * 24 * 60), today)
  const checkIns: string[] = []
  const waiting = demoCases.entries()
  let done = 0
  const lay = async () => {
    for (const [index, one] of waiting) {
      checkIns.push(...(await layCase(scene, one, index + 1)))
      done += 1
      progress(done, demoCases.length)
    }
  }
  await Promise.all(Array.from({ length: atATime }, lay))
  await admit(scene, { ...demoNewcomer, contact: 'email' }, demoCases.length + 1, addDays(today, -1))
  return { demonstration: { entrances: entrancesOf(scene) }, checkIns }
}

function entrancesOf(scene: DemoScene): Demonstration['entrances'] {
  return new Map(
    demoStaff.map(({ key, entrance }) => {
      const { clinicId, staffId, accountId } = scene.staff[key]
      return [randomToken(), { role: entrance, clinicId, staffId, accountId }]
    }),
  )
}
