import type { ClinicCall } from '#platform/commands/call.server.ts'
import { command } from '#platform/commands/command.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { lockSession } from './sessions-store.server.ts'
import { longestReason } from './session.ts'
import { writeSession } from './sessions.policy.ts'

/** Why a session began late, if the patient volunteered it (IPT-097). An empty reason takes it back. */
export function keepLateReason(
  call: ClinicCall,
  wish: { courseId: CourseId; number: number; reason: string; key: string },
): Promise<Result<null>> {
  const { courseId, number, key } = wish
  const reason = wish.reason.trim()
  const subject = { kind: 'course', id: courseId } as const
  const once = { key, body: { number, reason } }
  return command(
    call,
    { policy: writeSession, subject, action: null, once },
    async ({ tx, audit, patientId }) => {
      if (reason.length > longestReason) {
        return fail({ kind: 'invalid', fields: { reason: 'session/reason-too-long' } })
      }
      const session = await lockSession(tx, courseId, number)
      if (session === undefined) return fail({ kind: 'absent' })
      await tx
        .updateTable('sessions')
        .set((eb) => ({ late_reason: reason, version: eb('version', '+', 1) }))
        .where('id', '=', session.id)
        .execute()
      await audit({
        action: 'session.late-reason-kept',
        subject: { kind: 'session', id: session.id },
        patientId,
        detail: { number },
      })
      return done(null)
    },
  )
}
