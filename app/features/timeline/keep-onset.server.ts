import { readOnset, spanOf, type ApproximateDate, type CourseType } from '@kith/ipt'

import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { newId, type CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import {
  changedMeanwhile,
  changeTimeline,
  standing,
  versionIn,
  type Typed,
} from './change-timeline.server.ts'
import type { Said } from './date-said.ts'

/** As many dates of worsening as the form asks for. */
export const worseningFields = ['worse1', 'worse2', 'worse3', 'worse4', 'worse5', 'worse6'] as const

/**
 * Keeps how the depression runs: first symptoms, the full syndrome, and in chronic and double depression when it got
 * worse (IPT-060, IPT-061). A syndrome before its first symptoms is refused beside the field.
 */
export function keepOnset(
  call: Call<StaffActor>,
  courseId: CourseId,
  typed: Typed,
  key: string,
): Promise<Result<null>> {
  const draft = { form: 'onset', rowId: courseId } as const
  const change = { action: 'timeline.onset-kept', typed, key, draft } as const
  return changeTimeline(call, courseId, change, async ({ tx, facts, stamp, said }) => {
    const fields: Record<string, string> = {}
    const type = courseTypes.find((each) => each === typed['type']) ?? null
    if (type === null) fields['type'] = 'onset/type-unknown'
    const first = said('first', fields)
    const syndrome = said('syndrome', fields)
    const worsenings = worseningFields
      .map((field) => said(field, fields))
      .filter((each) => each.state !== 'not-said')
    const [firstDate, syndromeDate] = [understood(first), understood(syndrome)]
    const reading = { hemisphere: facts.hemisphere }
    const put =
      syndromeDate === null ? null : readOnset({ firstSymptoms: firstDate, syndrome: syndromeDate }, reading)
    if (put?.ok === false) {
      // It is said beside the field that was read, also where the reading was not looked at yet.
      for (const { field, code } of put.problem.fields) fields[field] = code
    }
    if (type === null || Object.keys(fields).length > 0) return fail({ kind: 'invalid', fields })
    const values = {
      course_type: type,
      ...columns('first', first),
      ...columns('syndrome', syndrome),
      first_earliest_on: firstDate === null ? null : spanOf(firstDate, reading).earliest,
      syndrome_latest_on: syndromeDate === null ? null : spanOf(syndromeDate, reading).latest,
      worsenings: JSON.stringify(worsenings.map(asJson)),
      ...stamp,
    }
    const stored = await tx
      .selectFrom('depression_courses')
      .select(['id', 'version'])
      .where('course_id', '=', courseId)
      .forUpdate()
      .executeTakeFirst()
    const version = versionIn(typed)
    const stands = standing(stored === undefined ? undefined : { ...stored, removed_at: null }, version)
    if (stands === 'changed-meanwhile') return changedMeanwhile
    if (stored === undefined) {
      const row = { clinic_id: call.actor.clinicId, id: newId<'depression_courses'>(), course_id: courseId }
      const { numInsertedOrUpdatedRows } = await tx
        .insertInto('depression_courses')
        .values({ ...row, ...values })
        .onConflict((conflict) => conflict.columns(['clinic_id', 'course_id']).doNothing())
        .executeTakeFirstOrThrow()
      return numInsertedOrUpdatedRows === 1n ? done(null) : changedMeanwhile
    }
    await tx
      .updateTable('depression_courses')
      .set({ ...values, version: version + 1 })
      .where('id', '=', stored.id)
      .execute()
    return done(null)
  })
}

const courseTypes: readonly CourseType[] = ['episodic', 'chronic', 'double']

function understood(said: Said): ApproximateDate | null {
  return said.state === 'understood' ? said.date : null
}

function asJson(said: Said) {
  return {
    said: said.state === 'not-said' ? '' : said.said,
    edtf: said.state === 'understood' ? said.date.edtf : null,
    code: said.state === 'not-understood' ? said.code : null,
  }
}

function columns<Name extends 'first' | 'syndrome'>(name: Name, value: Said) {
  const { said, edtf, code } = asJson(value)
  return { [`${name}_said`]: said, [`${name}_edtf`]: edtf, [`${name}_code`]: code } as Record<
    `${Name}_said`,
    string
  > &
    Record<`${Name}_edtf` | `${Name}_code`, string | null>
}
