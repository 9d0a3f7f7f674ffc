import { command } from '#platform/commands/command.server.ts'
import type { AlertId, CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { alertsPolicy } from './alerts.policy.ts'
import { raise } from './raise-alerts.server.ts'
import { readWords } from './read-words.ts'
import type { StaffCall } from './staff-call.ts'

/** A member of staff is worried, or heard something: an alert of the highest level, in their own words (SAFE-001). */
export async function raiseConcern(
  call: StaffCall,
  concern: { courseId: CourseId; words: unknown; key: string },
): Promise<Result<AlertId>> {
  const words = readWords(concern.words, 'alerts/concern-needed')
  if (!words.ok) return fail({ kind: 'invalid', fields: { words: words.code } })
  const spec = {
    policy: alertsPolicy.raiseConcern,
    subject: { kind: 'course', id: concern.courseId } as const,
    action: null,
    once: { key: concern.key, body: { concern: concern.courseId, words: words.value } },
  }
  return command(call, spec, async (work) => {
    if (work.patientId === null) return fail({ kind: 'absent' })
    const signal = {
      signal: 'staff-concern',
      level: 'priority' as const,
      item: null,
      answer: null,
      formerAnswer: null,
      words: words.value,
    }
    const alertId = await raise(work, call, {
      patientId: work.patientId,
      courseId: concern.courseId,
      checkInId: null,
      source: 'staff-concern',
      signals: [signal],
    })
    return alertId === null ? fail({ kind: 'absent' }) : done(alertId)
  })
}
