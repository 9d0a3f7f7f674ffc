import { contractPartNamesEn, type ContractPart } from '@kith/ipt'

import { fillSheet, writeSheet } from '#features/sheets/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { boundaryField, otherBoundaries, phaseEnds } from './contract-boundaries.ts'
import { draftOf, type ContractDraft } from './contract-draft.server.ts'
import { fieldsFrom, fieldsOf, type ContractFields } from './contract-fields.ts'

/** What stood in the fields before, for taking the step back. */
export type Replaced = { part: ContractPart | 'phases'; former: ContractFields; now: ContractFields }

/** Puts the clinic's words into one part of the draft, in place of what stands there. */
export function takeClinicWords(
  call: Call<StaffActor>,
  courseId: CourseId,
  part: ContractPart,
): Promise<Result<Replaced>> {
  return fill(call, courseId, ({ clinic, sheet }) => {
    const words = fieldsFrom(clinic.template)
    const now = pick(words, fieldsOf(part))
    return done({ fields: now, answer: { part, now, former: pick(sheet.values, fieldsOf(part)) } })
  })
}

/** Empties the lengths of the phases, so that they follow the table of the number that is written there (IPT-010). */
export function followTable(call: Call<StaffActor>, courseId: CourseId): Promise<Result<Replaced>> {
  return fill(call, courseId, ({ sheet }) => {
    const sessions = Number(sheet.values['sessions'])
    const fields = phaseEnds.map((end) => boundaryField(sessions, end))
    const now = pick({}, fields)
    return done({ fields: now, answer: { part: 'phases', now, former: pick(sheet.values, fields) } })
  })
}

/** Gives a change of the contract up: the draft says again what was agreed. */
export function putBackAgreed(call: Call<StaffActor>, courseId: CourseId): Promise<Result<null>> {
  return fill(call, courseId, ({ agreed, header, sheet }) => {
    if (agreed === null) return fail({ kind: 'absent' })
    const fields = {
      ...otherBoundaries(sheet.values, agreed.terms.sessions),
      ...fieldsFrom(agreed.terms),
      lengthReason: header.course.lengthReason ?? '',
    }
    return done({ fields, answer: null })
  })
}

export function isPart(text: string): text is ContractPart {
  return Object.hasOwn(contractPartNamesEn, text)
}

function fill<Answer>(
  call: Call<StaffActor>,
  courseId: CourseId,
  decide: (draft: ContractDraft) => Result<{ fields: ContractFields; answer: Answer }>,
): Promise<Result<Answer>> {
  const subject = { kind: 'course', id: courseId } as const
  return command(call, { policy: writeSheet, subject, action: 'sheet.saved' }, async ({ tx }) => {
    const draft = await draftOf(tx, courseId)
    if (draft === null) return fail({ kind: 'absent' })
    const decided = decide(draft)
    if (!decided.ok) return decided
    const place = { clinicId: call.actor.clinicId, courseId, sheet: 'contract' } as const
    await fillSheet(tx, place, decided.value.fields, { at: call.at, by: call.actor.staffId })
    return done(decided.value.answer)
  })
}

function pick(fields: ContractFields, names: readonly string[]): ContractFields {
  return Object.fromEntries(names.map((name) => [name, fields[name] ?? '']))
}
