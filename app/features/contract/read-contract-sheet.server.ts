import { contractGaps, contractWords, type Day } from '@kith/ipt'

import { clinicTimeOf } from '#features/calendar/index.server.ts'
import { effectOfFrame, type FrameEffect } from '#features/courses/index.server.ts'
import type { CourseHeader, PatientIdentity } from '#features/courses/index.ts'
import { seeSheet } from '#features/sheets/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import { authorize } from '#platform/access/authorize.server.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { draftOf, seenToken } from './contract-draft.server.ts'
import { isSameContract } from './contract-fields.ts'
import { paperOf, type ContractPaper } from './contract-paper.ts'
import { agreeOnContract } from './contract.policy.ts'
import { boundariesNotice } from './phase-words.ts'
import { frameOf } from './settle-contract.ts'

/** The sheet, and what agreeing to it would do. */
export type ContractSheet = {
  patient: PatientIdentity
  courseId: CourseId
  timeZone: string
  paper: ContractPaper
  /** How the patient agrees; null where there is nothing to agree to, or nobody here may. */
  agreeing: {
    seen: string
    effect: FrameEffect
    isChange: boolean
    /** What becomes of the phases, in words; null where they stay as they are. */
    phases: string | null
    today: Day
    sessions: readonly { number: number; on: Day | null }[]
    lastSession: number
  } | null
  /** Why a draft cannot be agreed on here. */
  whyNot: 'not-whole' | 'not-theirs' | null
}

/** The sheet of a stored version, or, without a number, of what stands there now. */
export function readContractSheet(
  call: Call<StaffActor>,
  courseId: CourseId,
  number: number | null,
): Promise<Result<ContractSheet>> {
  const subject = { kind: 'course', id: courseId } as const
  return query<ContractSheet>(call, { policy: seeSheet, subject, action: 'contract.read' }, async (tx) => {
    const draft = await draftOf(tx, courseId)
    if (draft === null) return fail({ kind: 'absent' })
    const { header, read, versions, agreed } = draft
    const { patient, timeZone } = header
    const place = await placeOf(tx, courseId)
    const isAsAgreed = agreed !== null && isSameContract(read.terms, agreed.terms)
    const asked = number === null ? (isAsAgreed ? agreed : null) : versions[number - 1]
    if (asked === undefined) return fail({ kind: 'absent' })
    const page = { patient, courseId, timeZone, agreeing: null, whyNot: null }
    if (asked !== null) {
      const isLatest = asked.number === versions.length
      return done({ ...page, paper: paperOf(header, place, { contract: asked, isLatest }) })
    }
    const { terms, template, lengthReason } = read
    const { firstOn } = draft
    const effect =
      terms === null
        ? null
        : await effectOfFrame(tx, courseId, frameOf(terms, { lengthReason, firstOn }), call.at)
    const paper = paperOf(header, place, { read, lastOn: effect?.lastOn ?? null })
    if (header.course.phase === 'ended') return done({ ...page, paper })
    if (
      terms === null ||
      effect === null ||
      contractGaps(template).length > 0 ||
      contractWords(template).length > 0
    ) {
      return done({ ...page, paper, whyNot: 'not-whole' })
    }
    const verdict = await authorize(tx, call.actor, agreeOnContract, call.at, subject)
    if (!verdict.allowed) return done({ ...page, paper, whyNot: 'not-theirs' })
    return done({
      ...page,
      paper,
      agreeing: {
        seen: seenToken(terms, effect),
        effect,
        isChange: agreed !== null,
        phases: boundariesNotice(header.course.kind, terms, agreed?.terms ?? null),
        today: clinicTimeOf(call.at, timeZone).day,
        sessions: await sessionsToAgreeIn(tx, header),
        lastSession: Math.max(1, header.counts.k),
      },
    })
  })
}

/** The sessions held, and the one that comes next: it may be under way and not started in Kith. */
async function sessionsToAgreeIn(
  tx: ClinicTransaction,
  { course, counts }: CourseHeader,
): Promise<{ number: number; on: Day | null }[]> {
  const held = await tx
    .selectFrom('sessions')
    .select(['number', 'held_on as on'])
    .where('course_id', '=', course.id)
    .orderBy('number')
    .execute()
  return [...held, { number: counts.k + 1, on: null }]
}

async function placeOf(tx: ClinicTransaction, courseId: CourseId) {
  return tx
    .selectFrom('courses as c')
    .innerJoin('patients as p', (join) =>
      join.onRef('p.clinic_id', '=', 'c.clinic_id').onRef('p.id', '=', 'c.patient_id'),
    )
    .innerJoin('clinics', 'clinics.id', 'c.clinic_id')
    .select(['clinics.name as clinicName', 'p.country'])
    .where('c.id', '=', courseId)
    .executeTakeFirstOrThrow()
}
