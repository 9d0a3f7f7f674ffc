import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { readId, type CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import {
  changedMeanwhile,
  changeTimeline,
  standing,
  versionIn,
  type Typed,
} from './change-timeline.server.ts'
import { lockStretch, storedDate } from './timeline-store.server.ts'
import { severities, stretchKinds, type Severity, type StretchId, type StretchKind } from './timeline.ts'

/** Keeps what lasted: remembered severity, a treatment, a medication, a stay in hospital. */
export function keepStretch(
  call: Call<StaffActor>,
  courseId: CourseId,
  typed: Typed,
  key: string,
): Promise<Result<{ id: StretchId }>> {
  const id = readId<'timeline_stretches'>(typed['id'])
  if (id === null) return Promise.resolve(fail({ kind: 'absent' }))
  const about = { detail: { stretch: id }, draft: { form: 'stretch', rowId: id } } as const
  const change = { action: 'timeline.stretch-kept', typed, key, ...about } as const
  return changeTimeline(call, courseId, change, async ({ tx, facts, stamp, said }) => {
    const fields: Record<string, string> = {}
    const when = said('when', fields)
    if (when.state === 'not-said') fields['when'] = 'stretch/when-missing'
    const kind = stretchKinds.find((each) => each === typed['kind']) ?? null
    const { severity, what } = readKind(kind, typed, fields)
    if (kind === null || Object.keys(fields).length > 0) return fail({ kind: 'invalid', fields })
    const values = { kind, severity, what, ...storedDate(when, facts.hemisphere), ...stamp }
    const stored = await lockStretch(tx, courseId, id)
    const version = versionIn(typed)
    switch (standing(stored, version)) {
      case 'changed-meanwhile':
        return changedMeanwhile
      case 'new':
        await tx
          .insertInto('timeline_stretches')
          .values({
            clinic_id: call.actor.clinicId,
            id,
            course_id: courseId,
            created_at: call.at,
            ...values,
          })
          .execute()
        return done({ id })
      case 'change':
        await tx
          .updateTable('timeline_stretches')
          .set({ ...values, version: version + 1 })
          .where('id', '=', id)
          .execute()
        return done({ id })
    }
  })
}

function readKind(kind: StretchKind | null, typed: Typed, fields: Record<string, string>) {
  const what = (typed['what'] ?? '').trim()
  const severity: Severity | null = severities.find((each) => each === typed['severity']) ?? null
  if (kind === null) fields['kind'] = 'stretch/kind-unknown'
  if (what.length > 300) fields['what'] = 'event/what-too-long'
  if (kind === 'severity' && severity === null) fields['severity'] = 'stretch/severity-missing'
  if (kind !== null && kind !== 'severity' && what === '') fields['what'] = 'stretch/what-missing'
  return { what, severity: kind === 'severity' ? severity : null }
}
