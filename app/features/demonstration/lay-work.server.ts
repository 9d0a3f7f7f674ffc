import { hope, sickRole } from '@kith/ipt'

import { saveSheet } from '#features/sheets/index.server.ts'
import type { SheetKind } from '#features/sheets/index.ts'
import { recordToSheet } from '#features/work/index.server.ts'
import type { CourseId } from '#platform/ids.ts'

import type { DemoCase } from './demo-case.ts'
import { after, callBy, must, type DemoScene } from './demo-scene.server.ts'
import { hopeOf, sickRoleOf, sickRoleWords } from './demo-work.ts'
import type { DemoMeeting } from './lay-case.server.ts'
import { randomFrom } from './random.ts'

/** Hope in the first session, the sick role in the second. */
export async function layWork(
  scene: DemoScene,
  one: DemoCase,
  held: { courseId: CourseId; meeting: DemoMeeting; number: number; seed: number },
): Promise<void> {
  const { courseId, meeting, number, seed } = held
  const keep = (sheet: SheetKind, values: Readonly<Record<string, string>>) => {
    const changes = Object.entries(values).map(([name, to]) => ({ name, to, known: [''] }))
    return must(
      `keep the ${sheet} of ${one.name}`,
      saveSheet(callBy(scene, one.clinician, after(meeting.startsAt, 38)), courseId, sheet, changes),
    )
  }
  if (number === 1) await keep('hope', recordToSheet(hope.fields, hopeOf(randomFrom(seed + 40))))
  if (number !== 2) return
  const record = { explainedOn: meeting.day, ...sickRoleOf(one, randomFrom(seed + 80)) }
  await keep('sick-role', { ...recordToSheet(sickRole.fields, record), words: sickRoleWords })
}
