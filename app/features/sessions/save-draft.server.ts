import type { Instant } from '@kith/ipt'

import type { ClinicCall } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import { newId, type CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { longestNote, type Draft } from './session.ts'
import { draftOf, lockSession, signedNoteOf } from './sessions-store.server.ts'
import { writeSession } from './sessions.policy.ts'
import { staffOf } from './start-session.server.ts'

/** What an open page sends: its text, the version it began from, and which save of this page it is. */
export type DraftSave = {
  courseId: CourseId
  number: number
  body: string
  version: number
  writer: string
  turn: number
}

export type DraftSaved =
  | { outcome: 'saved'; version: number; savedAt: Instant }
  /** Somebody else, or another tab, has saved since: nothing is stored, and both texts are there to choose from. */
  | { outcome: 'conflict'; theirs: Draft }

/**
 * Keeps what is being typed (SEC-063). A page's own saves follow one another by their turn, so that a save that was
 * sent again after a lost answer is no conflict, and one that arrives late changes nothing. Any other page must have
 * begun from the version that is stored. `writer` and `turn` are the client's key here (SEC-062).
 */
export function saveDraft(call: ClinicCall, save: DraftSave): Promise<Result<DraftSaved>> {
  const { courseId, number, body, writer, turn } = save
  const subject = { kind: 'course', id: courseId } as const
  return command<DraftSaved>(
    call,
    { policy: writeSession, subject, action: null },
    async ({ tx, audit, patientId }) => {
      if (body.length > longestNote) return fail({ kind: 'invalid', fields: { body: 'note/too-long' } })
      const session = await lockSession(tx, courseId, number)
      if (session === undefined) return fail({ kind: 'absent' })
      if ((await signedNoteOf(tx, session.id)) !== null)
        return fail({ kind: 'conflict', code: 'note/signed' })
      const stored = await draftOf(tx, session.id)
      const about = { subject: { kind: 'session' as const, id: session.id }, patientId }
      if (stored !== undefined) {
        const standing = standingOf(save, stored)
        if (standing === 'stored-already') {
          return done({ outcome: 'saved', version: stored.version, savedAt: stored.savedAt })
        }
        if (standing === 'conflict') {
          await audit({ action: 'note.conflict-shown', ...about, detail: { number } })
          const { body: text, version, savedAt, savedBy } = stored
          return done({ outcome: 'conflict', theirs: { body: text, version, savedAt, savedBy } })
        }
      }
      const version = (stored?.version ?? 0) + 1
      const values = { body, version, writer, turn, saved_at: call.at, saved_by: staffOf(call) }
      if (stored === undefined) {
        await tx
          .insertInto('note_drafts')
          .values({ clinic_id: call.actor.clinicId, id: newId(), session_id: session.id, ...values })
          .execute()
      } else {
        await tx.updateTable('note_drafts').set(values).where('id', '=', stored.id).execute()
      }
      await audit({ action: 'note.draft-saved', ...about, detail: { number, version } })
      return done({ outcome: 'saved', version, savedAt: call.at })
    },
  )
}

/** How a text that arrives stands to the one that is stored. */
export function standingOf(
  save: Pick<DraftSave, 'body' | 'version' | 'writer' | 'turn'>,
  stored: { body: string; version: number; writer: string; turn: number },
): 'newer' | 'stored-already' | 'conflict' {
  if (save.writer === stored.writer && save.turn !== stored.turn) {
    return save.turn > stored.turn ? 'newer' : 'stored-already'
  }
  if (save.body === stored.body) return 'stored-already'
  return save.version === stored.version ? 'newer' : 'conflict'
}
