import { shippedCodes } from '@kith/ipt'

import { clinicTimeOf } from '#features/calendar/index.server.ts'
import { readCourseHeader } from '#features/courses/index.server.ts'
import { authorsOf, readSheet, writeSheet } from '#features/sheets/index.server.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { assessmentIn } from './assessment-in.ts'
import { lockCourse, putRecord, recordsOf } from './assessment-store.server.ts'
import { systemOf } from './diagnosis-in.ts'

/**
 * Marks the assessment done: what stands in the sheet becomes a record with clinician and date that nobody changes; a
 * later one stands beside it. Refused with a reason for each field while anything is missing, suicidality and hospital
 * care first (IPT-038).
 */
export function markAssessmentDone(
  call: Call<StaffActor>,
  courseId: CourseId,
  { key }: { key: string },
): Promise<Result<null>> {
  const subject = { kind: 'course', id: courseId } as const
  const spec = { policy: writeSheet, subject, action: null, once: { key, body: 'done' } }
  return command<null>(call, spec, async ({ tx, audit, patientId }) => {
    const header = await readCourseHeader(tx, courseId)
    if (header === null) return fail({ kind: 'absent' })
    if (header.course.phase === 'ended') return fail({ kind: 'refused', code: 'course/ended' })
    await lockCourse(tx, courseId)
    const { values } = await readSheet(tx, courseId, 'assessment')
    const authors = await authorsOf(tx, courseId, 'assessment')
    const { staffId, clinicId } = call.actor
    const today = clinicTimeOf(call.at, header.timeZone).day
    const authorOf = (field: string) => authors.get(field) ?? staffId
    const reading = assessmentIn(values, { today, by: staffId, authorOf })
    const { gaps, hospital, diagnosis, record } = reading
    const { code, classification } = diagnosis
    const { suicidality } = record
    const isOpen = code === null || classification === null || hospital === null
    if (gaps.length > 0 || isOpen || suicidality.state === 'not-assessed') {
      return fail({
        kind: 'invalid',
        fields: Object.fromEntries(gaps.map(({ field, code: reason }) => [field, reason])),
      })
    }
    const [last] = await recordsOf(tx, courseId)
    if (last !== undefined && isSame(last.sheet as Record<string, string>, values)) {
      return fail({ kind: 'refused', code: 'assessment/nothing-changed' })
    }
    const { release } = shippedCodes[systemOf(classification)]
    const kept = {
      reading,
      classification,
      code: code.code,
      release,
      suicidality,
      hospital,
      sheet: values,
    }
    await putRecord(tx, { clinicId, courseId, staffId, at: call.at, today }, kept)
    // Neither the diagnosis nor its code goes into the trail (SEC-047).
    await audit({ action: 'assessment.done', subject, patientId, detail: { again: last !== undefined } })
    return done(null)
  })
}

function isSame(former: Readonly<Record<string, string>>, now: Readonly<Record<string, string>>): boolean {
  const names = new Set([...Object.keys(former), ...Object.keys(now)])
  return [...names].every((name) => (former[name] ?? '') === (now[name] ?? ''))
}
