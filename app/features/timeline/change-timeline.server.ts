import type { StaffActor } from '#platform/access/actor.ts'
import type { AuditAction } from '#platform/audit/record.server.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command, type Work } from '#platform/commands/command.server.ts'
import type { CourseId, StaffId } from '#platform/ids.ts'
import { fail, type Result } from '#platform/result.ts'

import { readSaid, seenToken, type Said, type SaidFacts } from './date-said.ts'
import { saidFactsOf } from './said-facts.server.ts'
import { dropDraft, type DraftOf } from './timeline-drafts.server.ts'
import { drawTimeline } from './timeline.policy.ts'

/** What was typed into a form of the timeline, by field. */
export type Typed = Readonly<Record<string, string>>

export type Scene = {
  tx: Work['tx']
  facts: SaidFacts
  /** Who changed it and when: the columns that every row of the timeline has. */
  stamp: { changed_at: Call['at']; changed_by: StaffId }
  /** Says in the trail what else was changed. */
  note: (action: AuditAction) => Promise<void>
  /** Reads the date in a field. A reading that was not in sight when it was kept is a problem of that field. */
  said: (field: string, fields: Record<string, string>) => Said
}

/** One change of the timeline: permission, the client's key, and what dates are read against. */
export function changeTimeline<Value>(
  call: Call<StaffActor>,
  courseId: CourseId,
  change: {
    action: AuditAction
    typed: Typed
    key: string
    detail?: Record<string, string>
    /** The form whose unsent text is no longer needed once this is kept, and the row that it speaks of. */
    draft?: DraftOf
  },
  effect: (scene: Scene) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const { action, typed, key, detail = {}, draft } = change
  const subject = { kind: 'course', id: courseId } as const
  const once = { key, body: { action, typed } }
  return command(call, { policy: drawTimeline, subject, action: null, once }, async (work) => {
    const facts = await saidFactsOf(work.tx, call, courseId)
    if (facts === null) return fail({ kind: 'absent' })
    const result = await effect({
      tx: work.tx,
      facts,
      stamp: { changed_at: call.at, changed_by: call.actor.staffId },
      note: (also) => work.audit({ action: also, subject, patientId: work.patientId }),
      said(field, fields) {
        const said = readSaid(typed[field] ?? '', facts)
        if ((typed[`${field}Seen`] ?? '') !== seenToken(said)) fields[field] = 'date/look-first'
        return said
      },
    })
    if (!result.ok) return result
    if (draft !== undefined) await dropDraft(work.tx, { courseId, staffId: call.actor.staffId }, draft)
    await work.audit({ action, subject, patientId: work.patientId, detail })
    return result
  })
}

/** How a row that is sent stands to the one that is stored: new, a change of it, or too late (SEC-063). */
export function standing(
  stored: { version: number; removed_at: string | null } | undefined,
  version: number,
): 'new' | 'change' | 'changed-meanwhile' {
  if (stored === undefined) return version === 0 ? 'new' : 'changed-meanwhile'
  return stored.version === version && stored.removed_at === null ? 'change' : 'changed-meanwhile'
}

export const changedMeanwhile = fail({ kind: 'conflict', code: 'timeline/changed-meanwhile' })

export function versionIn(typed: Typed): number {
  const version = Number(typed['version'] ?? '0')
  return Number.isSafeInteger(version) && version >= 0 && version < 2 ** 31 ? version : 0
}
