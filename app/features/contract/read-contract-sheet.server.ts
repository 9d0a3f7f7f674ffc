import { contractGaps, contractWords, type Day } from '@kith/ipt'

import { clinicTimeOf } from '#features/calendar/index.server.ts'
import { effectOfFrame, type FrameEffect } from '#features/courses/index.server.ts'
import type { CourseHeader } from '#features/courses/index.ts'
import { seeSheet } from '#features/sheets/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import { authorize } from '#platform/access/authorize.server.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { draftOf, seenToken } from './contract-draft.server.ts'
import { isSameContract, type ReadContract } from './contract-fields.ts'
import { agreeOnContract } from './contract.policy.ts'
import type { AgreedContract } from './contract.ts'
import { frameOf } from './settle-contract.ts'

/** What the patient is given, and what agreeing to it would do. */
export type ContractSheet = {
  header: CourseHeader
  clinicName: string
  country: string
  shown:
    | { state: 'agreed'; contract: AgreedContract; isLatest: boolean }
    | { state: 'draft'; read: ReadContract; missing: readonly string[]; wording: readonly string[] }
  /** How the patient agrees; null where there is nothing to agree to, or nobody here may. */
  agreeing: {
    seen: string
    effect: FrameEffect
    isChange: boolean
    today: Day
    sessions: readonly { number: number; on: Day | null }[]
  } | null
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
    const isAsAgreed = agreed !== null && isSameContract(read.terms, agreed.terms)
    const asked = number === null ? (isAsAgreed ? agreed : null) : versions[number - 1]
    if (asked === undefined) return fail({ kind: 'absent' })
    const place = await placeOf(tx, courseId)
    const page = { header, clinicName: place.name, country: place.country }
    if (asked !== null) {
      const shown = { state: 'agreed', contract: asked, isLatest: asked.number === versions.length } as const
      return done({ ...page, shown, agreeing: null })
    }
    const missing = contractGaps(read.template)
    const wording = contractWords(read.template).map(({ part }) => part)
    const shown = { state: 'draft', read, missing, wording } as const
    const may = await authorize(tx, call.actor, agreeOnContract, call.at, subject)
    const isWhole = read.terms !== null && missing.length === 0 && wording.length === 0
    if (read.terms === null || !isWhole || !may.allowed || header.course.phase === 'ended') {
      return done({ ...page, shown, agreeing: null })
    }
    const effect = await effectOfFrame(tx, courseId, frameOf(read.terms, read.lengthReason), call.at)
    return done({
      ...page,
      shown,
      agreeing: {
        seen: seenToken(read.terms, effect),
        effect,
        isChange: agreed !== null,
        today: clinicTimeOf(call.at, header.timeZone).day,
        sessions: await sessionsToAgreeIn(tx, header),
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
  return (
    tx
      .selectFrom('courses as c')
      .innerJoin('patients as p', (join) =>
        join.onRef('p.clinic_id', '=', 'c.clinic_id').onRef('p.id', '=', 'c.patient_id'),
      )
      .innerJoin('clinics', 'clinics.id', 'c.clinic_id')
      // Where the patient is: whose crisis lines are shown (SAFE-030, IPT-192).
      .select(['clinics.name', 'p.country'])
      .where('c.id', '=', courseId)
      .executeTakeFirstOrThrow()
  )
}
