import { agreementManners, readDay, type Day } from '@kith/ipt'

import { clinicTimeOf } from '#features/calendar/index.server.ts'
import { applyFrame, effectOfFrame, holdCalendarOf } from '#features/courses/index.server.ts'
import type { CourseHeader } from '#features/courses/index.ts'
import { fillSheet } from '#features/sheets/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { otherBoundaries } from './contract-boundaries.ts'
import { draftOf, seenToken } from './contract-draft.server.ts'
import { insertContract } from './contract-store.server.ts'
import { agreeOnContract } from './contract.policy.ts'
import type { Agreement } from './contract.ts'
import { frameOf, settle } from './settle-contract.ts'

type Typed = Readonly<Record<string, string>>

/**
 * Stores that the patient agreed to the contract as it stands on the sheet: with day, session and how. The first time it
 * settles the number of sessions; later it needs a reason (IPT-015), and the version before stays as it is. What it does
 * to the dates of the course is stored with it, as it was in sight: `seen` is refused when anything has changed since.
 */
export function agreeOnSheet(
  call: Call<StaffActor>,
  courseId: CourseId,
  typed: Typed,
  key: string,
): Promise<Result<{ number: number }>> {
  const subject = { kind: 'course', id: courseId } as const
  const once = { key, body: typed }
  return command(call, { policy: agreeOnContract, subject, action: null, once }, async (work) => {
    const { tx } = work
    await holdCalendarOf(tx, courseId)
    // One agreement at a time.
    await tx.selectFrom('courses').select('id').where('id', '=', courseId).forUpdate().execute()
    const draft = await draftOf(tx, courseId)
    if (draft === null) return fail({ kind: 'absent' })
    const { header, sheet, read, versions, agreed } = draft
    if (header.course.phase === 'ended') return fail({ kind: 'refused', code: 'course/ended' })
    if (read.terms === null) return fail({ kind: 'refused', code: 'contract/not-readable' })
    const given = readAgreement(typed, header, clinicTimeOf(call.at, header.timeZone).day)
    if (!given.ok) return given
    const contract = settle({ header, agreed, lengthReason: read.lengthReason }, read.terms, given.value)
    if (!contract.ok) return contract
    const frame = frameOf(read.terms, { lengthReason: read.lengthReason, firstOn: draft.firstOn })
    const effect = await effectOfFrame(tx, courseId, frame, call.at)
    if (seenToken(read.terms, effect) !== typed['seen']) {
      return fail({ kind: 'conflict', code: 'contract/changed-meanwhile' })
    }
    const number = versions.length + 1
    const { clinicId, staffId } = call.actor
    await insertContract(tx, {
      ...given.value,
      reason: agreed === null ? null : given.value.reason,
      clinicId,
      courseId,
      number,
      terms: read.terms,
      // The end that stands in the calendar, where every session has its date.
      endOn: effect.lastOn ?? contract.value.endOn,
      storedAt: call.at,
      storedBy: staffId,
    })
    const applied = await applyFrame(work, { clinicId, id: courseId }, frame, effect)
    if (!applied.ok) return applied
    // Moved for another number that was tried: with a later change of the number they would come back unasked (IPT-015).
    const tried = otherBoundaries(sheet.values, read.terms.sessions)
    await fillSheet(tx, { clinicId, courseId, sheet: 'contract' }, tried, { at: call.at, by: staffId })
    const { patientId } = work
    const detail = {
      number,
      sessions: read.terms.sessions,
      moved: effect.moved.length,
      added: effect.added.length,
      cancelled: effect.cancelled.length,
    }
    await work.audit({ action: 'contract.agreed', subject, patientId, detail })
    return done({ number })
  })
}

function readAgreement(typed: Typed, header: CourseHeader, today: Day): Result<Agreement> {
  const fields: Record<string, string> = {}
  const day = readDay((typed['agreedOn'] ?? '').trim())
  if (!day.ok) fields['agreedOn'] = 'day/missing'
  else if (day.value > today) fields['agreedOn'] = 'day/in-future'
  else if (day.value < header.course.startedOn && header.course.startedOn <= today) {
    fields['agreedOn'] = 'day/before-start'
  }
  // Of the sessions held, or the one that is about to be.
  const session = /^\d{1,2}$/.test(typed['session'] ?? '') ? Number(typed['session']) : 0
  if (session < 1 || session > header.counts.k + 1) fields['session'] = 'contract/session-missing'
  const manner = agreementManners.find((each) => each === typed['manner'])
  if (manner === undefined) fields['manner'] = 'contract/manner-missing'
  if (Object.keys(fields).length > 0 || !day.ok || manner === undefined) {
    return fail({ kind: 'invalid', fields })
  }
  const reason = (typed['reason'] ?? '').trim().slice(0, 2_000) || null
  return done({ agreedOn: day.value, session, manner, reason })
}
