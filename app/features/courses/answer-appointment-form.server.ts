import { readDay } from '@kith/ipt'

import { readTime, type ClinicTime } from '#features/calendar/index.ts'
import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { readId, type CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import {
  addAppointment,
  cancelAppointment,
  markMissed,
  moveAppointment,
  undoAppointmentChange,
  type Changed,
  type Sending,
} from './change-appointments.server.ts'
import type { Typed } from './course-wish.ts'
import { readFormat } from './course-wish.ts'
import type { PlannedSession } from './planned-session.ts'

/** One form of the page of appointments, by the button that sent it. */
export async function answerAppointmentForm(
  call: Call<StaffActor>,
  courseId: CourseId,
  typed: Typed,
): Promise<Result<Changed>> {
  const sending: Sending = { key: typed['key'] ?? '', accepted: (typed['accepted'] ?? '').split(' ') }
  const format = readFormat(typed['format'] ?? '')
  const withFormat = format === null ? {} : { format }
  const appointmentId = readId<'appointments'>(typed['appointment'])
  const changeKey = readId<'submissions'>(typed['changeKey'])
  if (typed['intent'] === 'undo') {
    return changeKey === null ? absent : undoAppointmentChange(call, courseId, { changeKey }, sending)
  }
  if (typed['intent'] === 'add') {
    const at = readClinicTime(typed)
    return at.ok ? addAppointment(call, courseId, { at: at.value, ...withFormat }, sending) : at
  }
  if (appointmentId === null) return absent
  const seen = { appointmentId, version: Number(typed['version']) }
  if (typed['intent'] === 'cancel') return cancelAppointment(call, courseId, seen, sending)
  if (typed['intent'] === 'missed') return markMissed(call, courseId, seen, sending)
  if (typed['intent'] !== 'move') return absent
  const to = readClinicTime(typed)
  if (!to.ok) return to
  const following = typed['which'] === 'following'
  return moveAppointment(call, courseId, { ...seen, to: to.value, following, ...withFormat }, sending)
}

/** The times that a change was held up by; null when it was something else. */
export function clashesBehind(result: Result<unknown>): PlannedSession[] | null {
  if (result.ok || result.problem.kind !== 'conflict' || result.problem.code !== 'calendar/clash') return null
  return Array.isArray(result.problem.detail) ? (result.problem.detail as PlannedSession[]) : null
}

const absent = fail({ kind: 'absent' })

function readClinicTime(typed: Typed): Result<ClinicTime> {
  const day = readDay((typed['on'] ?? '').trim())
  const time = readTime(typed['at'])
  if (day.ok && time !== null) return done({ day: day.value, time })
  return fail({
    kind: 'invalid',
    fields: { ...(day.ok ? {} : { on: 'day/missing' }), ...(time === null ? { at: 'time/missing' } : {}) },
  })
}
