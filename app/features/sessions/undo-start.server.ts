import type { ClinicCall } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { draftOf, lockSession, sessionsOf, signedNoteOf } from './sessions-store.server.ts'
import { writeSession } from './sessions.policy.ts'

/**
 * The session was started by mistake: its appointment is planned again. Only the last session, and only while nothing
 * is written in its note; history keeps that it was there.
 */
export function undoStart(
  call: ClinicCall,
  wish: { courseId: CourseId; number: number; key: string },
): Promise<Result<null>> {
  const { courseId, number, key } = wish
  const subject = { kind: 'course', id: courseId } as const
  const once = { key, body: { number } }
  return command(
    call,
    { policy: writeSession, subject, action: null, once },
    async ({ tx, audit, patientId }) => {
      await tx.selectFrom('courses').select('id').where('id', '=', courseId).forUpdate().execute()
      const session = await lockSession(tx, courseId, number)
      if (session === undefined) return fail({ kind: 'absent' })
      const draft = await draftOf(tx, session.id)
      const isWritten = (draft?.body ?? '').trim() !== '' || (await signedNoteOf(tx, session.id)) !== null
      if (isWritten) return fail({ kind: 'refused', code: 'session/note-begun' })
      if ((await sessionsOf(tx, courseId)).at(-1)?.number !== number) {
        return fail({ kind: 'refused', code: 'session/not-the-last' })
      }
      if (draft !== undefined) await tx.deleteFrom('note_drafts').where('id', '=', draft.id).execute()
      await tx.deleteFrom('sessions').where('id', '=', session.id).execute()
      await tx
        .updateTable('appointments')
        .set((eb) => ({ state: 'planned', version: eb('version', '+', 1) }))
        .where('id', '=', session.appointment_id)
        .execute()
      await audit({
        action: 'session.start-undone',
        subject: { kind: 'session', id: session.id },
        patientId,
        detail: { number },
      })
      return done(null)
    },
  )
}
