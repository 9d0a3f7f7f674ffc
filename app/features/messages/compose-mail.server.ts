import { stepIntoClinic, stepIntoIdentity, type ClinicTransaction } from '#platform/db/database.server.ts'
import type { LinkId, PatientId, StaffId } from '#platform/ids.ts'
import type { SystemCall } from '#platform/jobs/worker.server.ts'
import type { Mail } from '#platform/mail/mail-sender.server.ts'

import type { Message } from './message-store.server.ts'
import { alertNoticeWords, invitationWords, reminderWords, type Words } from './message-words.ts'

/** The mail as it goes out now, or why it must not go out any more (HAZ-034). */
export type Composed = { ok: true; mail: Mail } | { ok: false; why: string }

/** Everything is asked again at the moment of sending: what was true when the message was made may be so no longer. */
export function composeMail(call: SystemCall, tx: ClinicTransaction, message: Message): Promise<Composed> {
  switch (message.kind) {
    case 'reminder':
      return composeReminder(call, tx, message)
    case 'alert-notice':
      return composeAlertNotice(call, tx, message)
    case 'invitation':
      return composeInvitation(call, tx, message)
  }
}

async function composeReminder(call: SystemCall, tx: ClinicTransaction, message: Message): Promise<Composed> {
  const { appointment_id: appointmentId, link_id: linkId, patient_id: patientId } = message
  if (appointmentId === null || linkId === null || patientId === null) return not('message/no-longer-applies')
  const found = await tx
    .selectFrom('appointments as a')
    .innerJoin('courses as c', (join) =>
      join.onRef('c.clinic_id', '=', 'a.clinic_id').onRef('c.id', '=', 'a.course_id'),
    )
    .innerJoin('patients as p', (join) =>
      join.onRef('p.clinic_id', '=', 'c.clinic_id').onRef('p.id', '=', 'c.patient_id'),
    )
    .select([
      'a.state',
      'a.starts_at',
      'c.ended_on',
      'p.email',
      'p.reminder_channel',
      'p.reminder_wording',
      'p.contact_agreed_on',
    ])
    .where('a.id', '=', appointmentId)
    .where('p.id', '=', patientId as PatientId)
    .executeTakeFirst()
  if (found === undefined) return not('message/no-longer-applies')
  if (found.ended_on !== null) return not('message/course-ended')
  if (found.state !== 'planned') return not('message/appointment-changed')
  // Moved: it is planned anew when its time comes. Begun already: too late to be of use.
  if (found.starts_at !== message.about_at || Date.parse(found.starts_at) <= Date.parse(call.at)) {
    return not('message/appointment-changed')
  }
  if (found.reminder_channel !== 'email' || found.contact_agreed_on === null) return not('message/not-agreed')
  if (found.email === null) return not('message/no-address')
  const link = await tx
    .selectFrom('check_in_links')
    .select(['used_at', 'revoked_at', 'expires_at'])
    .where('id', '=', linkId as LinkId)
    .executeTakeFirst()
  if (link === undefined || link.used_at !== null) return not('message/answered')
  if (link.revoked_at !== null || Date.parse(link.expires_at) <= Date.parse(call.at)) {
    return not('message/no-longer-applies')
  }
  const url = `${call.origin}/check-in/${call.secrets.linkToken(linkId)}`
  return mail(found.email, reminderWords(found.reminder_wording, url))
}

async function composeAlertNotice(
  call: SystemCall,
  tx: ClinicTransaction,
  message: Message,
): Promise<Composed> {
  const address = await addressOfStaff(tx, message.staff_id, ['active'])
  if (address === null) return not('message/no-longer-applies')
  if (message.alert_id !== null) {
    const alert = await tx
      .selectFrom('alerts')
      .select(['state', 'owner_id'])
      .where('id', '=', message.alert_id)
      .executeTakeFirst()
    // Somebody has it by now, or it moved on and its next owner has a notice of their own.
    if (alert === undefined || alert.state === 'closed' || alert.owner_id !== message.staff_id) {
      return not('message/no-longer-applies')
    }
  }
  return mail(address, alertNoticeWords(call.origin))
}

async function composeInvitation(
  call: SystemCall,
  tx: ClinicTransaction,
  message: Message,
): Promise<Composed> {
  const address = await addressOfStaff(tx, message.staff_id, ['invited'])
  if (address === null) return not('message/no-longer-applies')
  const { clinicId } = call.actor
  const identity = await stepIntoIdentity(tx)
  const token = await identity
    .selectFrom('one_time_tokens')
    .select('id')
    .where('kind', '=', 'invitation')
    .where('clinic_id', '=', clinicId)
    .where('staff_id', '=', message.staff_id)
    .where('used_at', 'is', null)
    .where('revoked_at', 'is', null)
    .where('expires_at', '>', call.at)
    .orderBy('created_at', 'desc')
    .executeTakeFirst()
  await stepIntoClinic(identity, { clinic: clinicId, actor: null })
  if (token === undefined) return not('message/no-longer-applies')
  return mail(address, invitationWords(`${call.origin}/invitation/${call.secrets.linkToken(token.id)}`))
}

async function addressOfStaff(
  tx: ClinicTransaction,
  staffId: StaffId | null,
  states: readonly ('invited' | 'active')[],
): Promise<string | null> {
  if (staffId === null) return null
  const staff = await tx
    .selectFrom('staff')
    .select('email')
    .where('id', '=', staffId)
    .where('state', 'in', states)
    .executeTakeFirst()
  return staff?.email ?? null
}

function not(why: string): Composed {
  return { ok: false, why }
}

function mail(to: string, { subject, text }: Words): Composed {
  return { ok: true, mail: { to, subject, text } }
}
