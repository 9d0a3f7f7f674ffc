import { z } from 'zod'

import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { command, isKeyUsed } from '#platform/commands/command.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, type Result } from '#platform/result.ts'

import { dropDraft, storeDraft, type DraftOf } from './timeline-drafts.server.ts'
import { draftForms, type FormDraft } from './form-draft.ts'
import { drawTimeline } from './timeline.policy.ts'

const mostLetters = 20_000

const draft = z.strictObject({
  form: z.enum(draftForms),
  rowId: z.uuid(),
  key: z.uuid(),
  fields: z.record(z.string().max(60), z.string().max(4_000)),
})

/** Reads what a page sends of a form that is being filled in; null when it is none. */
export function readFormDraft(sent: unknown): FormDraft | null {
  const read = draft.safeParse(sent)
  if (!read.success) return null
  const letters = Object.entries(read.data.fields).reduce((sum, pair) => sum + pair.join('').length, 0)
  return letters > mostLetters ? null : read.data
}

/**
 * Keeps what is typed into a form of the timeline and not sent yet, for whoever types it: leaving the page keeps the
 * text. What arrives after the form itself was kept is dropped: its key has been used.
 */
export function saveFormDraft(
  call: Call<StaffActor>,
  courseId: CourseId,
  { form, rowId, key, fields }: FormDraft,
): Promise<Result<null>> {
  const subject = { kind: 'course', id: courseId } as const
  return command(call, { policy: drawTimeline, subject, action: 'timeline.draft-saved' }, async ({ tx }) => {
    const { clinicId, staffId } = call.actor
    if (await isKeyUsed(tx, key)) return done(null)
    await storeDraft(tx, { clinicId, courseId, staffId }, { form, rowId, fields, savedAt: call.at })
    return done(null)
  })
}

/** Throws away what was typed and not sent. */
export function throwDraftAway(
  call: Call<StaffActor>,
  courseId: CourseId,
  draftOf: DraftOf,
): Promise<Result<null>> {
  const subject = { kind: 'course', id: courseId } as const
  return command(
    call,
    { policy: drawTimeline, subject, action: 'timeline.draft-dropped' },
    async ({ tx }) => {
      await dropDraft(tx, { courseId, staffId: call.actor.staffId }, draftOf)
      return done(null)
    },
  )
}
