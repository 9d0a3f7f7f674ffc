import type { ClinicCall } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import { newId, type CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { longestAddendum } from './session.ts'
import { lockSession, signedNoteOf } from './sessions-store.server.ts'
import { writeSession } from './sessions.policy.ts'
import { staffOf } from './start-session.server.ts'

/** Adds to a signed note, under a name and a time of its own; what was signed stays as it was. */
export function addAddendum(
  call: ClinicCall,
  wish: { courseId: CourseId; number: number; body: string; key: string },
): Promise<Result<null>> {
  const { courseId, number, body, key } = wish
  const subject = { kind: 'course', id: courseId } as const
  const once = { key, body: { number, body } }
  return command(
    call,
    { policy: writeSession, subject, action: null, once },
    async ({ tx, audit, patientId }) => {
      if (body.trim() === '') return fail({ kind: 'invalid', fields: { addendum: 'addendum/empty' } })
      if (body.length > longestAddendum)
        return fail({ kind: 'invalid', fields: { addendum: 'addendum/too-long' } })
      const session = await lockSession(tx, courseId, number)
      const note = session === undefined ? null : await signedNoteOf(tx, session.id)
      if (session === undefined || note === null) return fail({ kind: 'absent' })
      await tx
        .insertInto('note_addenda')
        .values({
          clinic_id: call.actor.clinicId,
          id: newId(),
          note_id: note.id,
          body,
          signed_at: call.at,
          signed_by: staffOf(call),
        })
        .execute()
      await audit({
        action: 'note.addendum-signed',
        subject: { kind: 'session', id: session.id },
        patientId,
        detail: { number },
      })
      return done(null)
    },
  )
}
