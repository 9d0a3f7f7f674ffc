import type { Instant } from '@kith/ipt'

import type { ClinicCall } from '#platform/commands/call.server.ts'
import type { Work } from '#platform/commands/command.server.ts'
import { sendAlong } from '#platform/db/database.server.ts'
import type { JobOptions } from '#platform/jobs/add.server.ts'
import { newId, type AlertId, type AppointmentId, type CourseId, type Id } from '#platform/ids.ts'
import type { LinkId, PatientId, StaffId } from '#platform/ids.ts'

export type MessageId = Id<'messages'>

/** What is to be sent, to whom, and what it is about. The text is composed at sending (SEC-026). */
export type NewMessage = {
  kind: 'reminder' | 'alert-notice' | 'invitation'
  courseId?: CourseId
  appointment?: { id: AppointmentId; startsAt: Instant }
  linkId?: LinkId
  alertId?: AlertId
  dueAt: Instant
} & ({ patientId: PatientId; staffId?: never } | { staffId: StaffId; patientId?: never })

/**
 * Puts a message and the job that sends it into the caller's transaction: both exist if, and only if, what they speak of
 * does. Nothing happens when the appointment has its reminder already, whichever process was first.
 */
export async function queueMessage(
  work: Pick<Work, 'tx' | 'addJob'>,
  call: ClinicCall,
  message: NewMessage,
): Promise<void> {
  const id: MessageId = newId()
  const insert = work.tx.insertInto('messages').values({
    clinic_id: call.actor.clinicId,
    id,
    kind: message.kind,
    patient_id: message.patientId ?? null,
    staff_id: message.staffId ?? null,
    course_id: message.courseId ?? null,
    appointment_id: message.appointment?.id ?? null,
    about_at: message.appointment?.startsAt ?? null,
    link_id: message.linkId ?? null,
    alert_id: message.alertId ?? null,
    state: 'waiting',
    due_at: message.dueAt,
    created_at: call.at,
  })
  if (message.kind === 'reminder') {
    const inserted = await insert.onConflict((conflict) => conflict.doNothing()).executeTakeFirst()
    if (inserted.numInsertedOrUpdatedRows !== 1n) return
  } else await sendAlong(work.tx, insert)
  await planSending(work, call, { id, kind: message.kind }, { runAt: message.dueAt })
}

/** Plans the sending of a message. Nobody's notice of an alert waits behind a morning's reminders (SEC-070). */
export async function planSending(
  work: Pick<Work, 'addJob'>,
  call: ClinicCall,
  message: { id: MessageId; kind: NewMessage['kind'] },
  options: Pick<JobOptions, 'runAt' | 'key'> = {},
): Promise<void> {
  const { clinicId } = call.actor
  const yields = message.kind === 'reminder'
  await work.addJob('send-message', { clinicId, messageId: message.id }, { ...options, yields })
}
