import type { ClinicCall } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import { newId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { standingOf, type DraftSave } from './save-draft.server.ts'
import { longestNote, type Draft } from './session.ts'
import { draftOf, lockSession, priorityAlertOf, signedNoteOf } from './sessions-store.server.ts'
import { writeSession } from './sessions.policy.ts'
import { staffOf } from './start-session.server.ts'

export type NoteSigned = { outcome: 'signed' } | { outcome: 'conflict'; theirs: Draft }

/**
 * Signs the text on the page: from here on only an addendum is possible. Not while a priority alert of the patient
 * waits for somebody to take it (SAFE-012), and not over a text that the signer has not seen (SEC-063).
 */
export function signNote(call: ClinicCall, wish: DraftSave & { key: string }): Promise<Result<NoteSigned>> {
  const { courseId, number, body, key } = wish
  const subject = { kind: 'course', id: courseId } as const
  const once = { key, body: { number, body } }
  return command<NoteSigned>(
    call,
    { policy: writeSession, subject, action: null, once },
    async ({ tx, audit, patientId }) => {
      if (body.trim() === '') return fail({ kind: 'invalid', fields: { body: 'note/empty' } })
      if (body.length > longestNote) return fail({ kind: 'invalid', fields: { body: 'note/too-long' } })
      const session = await lockSession(tx, courseId, number)
      if (session === undefined || patientId === null) return fail({ kind: 'absent' })
      if ((await signedNoteOf(tx, session.id)) !== null)
        return fail({ kind: 'conflict', code: 'note/signed' })
      if ((await priorityAlertOf(tx, patientId)) !== null) {
        return fail({ kind: 'refused', code: 'note/open-priority-alert' })
      }
      const about = { subject: { kind: 'session' as const, id: session.id }, patientId, detail: { number } }
      const stored = await draftOf(tx, session.id)
      if (stored !== undefined && standingOf(wish, stored) === 'conflict') {
        await audit({ action: 'note.conflict-shown', ...about })
        const { body: text, version, savedAt, savedBy } = stored
        return done({ outcome: 'conflict', theirs: { body: text, version, savedAt, savedBy } })
      }
      if (stored !== undefined) await tx.deleteFrom('note_drafts').where('id', '=', stored.id).execute()
      await tx
        .insertInto('signed_notes')
        .values({
          clinic_id: call.actor.clinicId,
          id: newId(),
          session_id: session.id,
          body,
          signed_at: call.at,
          signed_by: staffOf(call),
        })
        .execute()
      await audit({ action: 'note.signed', ...about })
      return done({ outcome: 'signed' })
    },
  )
}
