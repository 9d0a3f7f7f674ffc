import type { Day } from '@kith/ipt'

import {
  agreeOnSheet,
  changeTemplate,
  readContractSheet,
  readTemplatePage,
} from '#features/contract/index.server.ts'
import { saveSheet } from '#features/sheets/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { newId, type CourseId } from '#platform/ids.ts'

import type { DemoCase } from './demo-case.ts'
import { callBy, clinicInstant, must, type DemoScene } from './demo-scene.server.ts'

/** The clinic's own words: whom to call, and that nothing is to pay. */
export async function layTemplate(call: Call<StaffActor>): Promise<void> {
  const { fields, version } = await must('read the words of the contract', readTemplatePage(call))
  const own = {
    emergencies:
      'Between nine and five call us on 01632 960 140. At night and at the weekend call 111, option 2. In danger call 999.',
    payment: 'You pay nothing. The health service pays for this treatment.',
  }
  const edit = { key: newId(), version }
  await must('keep the clinic’s words', changeTemplate(call, { ...fields, ...own }, edit))
}

/** Agrees on the contract as it stands, or on a change of it, at the end of a session. */
export async function agreeOnContractIn(
  scene: DemoScene,
  one: DemoCase,
  courseId: CourseId,
  agreement: { day: Day; session: number; reason?: string },
): Promise<void> {
  const { day, session, reason = '' } = agreement
  const call = callBy(scene, one.clinician, clinicInstant(day, '17:40'))
  const { agreeing } = await must('look at a contract', readContractSheet(call, courseId, null))
  const manner = one.format === 'in-person' ? 'signed' : 'spoken'
  const typed = { agreedOn: day, session: String(session), manner, reason, seen: agreeing?.seen ?? '' }
  await must('agree on a contract', agreeOnSheet(call, courseId, typed, newId()))
}

/** What was written into a contract that is not agreed yet, or is to be changed. */
export async function writeContract(
  scene: DemoScene,
  one: DemoCase,
  courseId: CourseId,
  draft: { day: Day; fields: Readonly<Record<string, string>> },
): Promise<void> {
  const call = callBy(scene, one.clinician, clinicInstant(draft.day, '17:35'))
  const changes = Object.entries(draft.fields).map(([name, to]) => ({ name, to, known: [''] }))
  await must('write into a contract', saveSheet(call, courseId, 'contract', changes))
}
