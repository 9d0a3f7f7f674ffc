import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { query } from '#platform/commands/query.server.ts'
import type { AppointmentId, CourseId, LinkId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'
import { readCourseHeader } from '#features/courses/index.server.ts'
import type { CourseHeader } from '#features/courses/index.ts'
import { readReminderOf } from '#features/messages/index.server.ts'
import type { Delivery } from '#features/messages/index.ts'
import { instantInWords } from '#ui/clock-words.ts'

import { appointmentChoices, chosenAppointment, type AppointmentChoice } from './appointment-choice.server.ts'
import { linkPolicy } from './check-ins.policy.ts'
import { pinTries } from './link-pin.ts'
import { qrCode, type QrCode } from './qr-code.server.ts'

export type LinkRoom = {
  header: CourseHeader
  choices: readonly AppointmentChoice[]
  chosen: AppointmentChoice | null
  link: { id: LinkId; url: string; until: string; code: QrCode } | null
  reminder: Delivery | null
  /** The patient chose a PIN for their links (SEC-025). */
  asksPin: boolean
  /** The last link for this session was closed by five wrong PINs. */
  closedByPins: boolean
}

/** The page that is turned towards the patient: the code for the session they are in, if there is one in force. */
export function readLinkRoom(
  call: Call<StaffActor>,
  courseId: CourseId,
  wanted: AppointmentId | null,
): Promise<Result<LinkRoom>> {
  const subject = { kind: 'course', id: courseId } as const
  return query(call, { policy: linkPolicy, subject, action: 'check-in-link.read' }, async (tx) => {
    const header = await readCourseHeader(tx, courseId)
    if (header === null) return fail({ kind: 'absent' })
    const choices = await appointmentChoices(tx, courseId, header.timeZone, call.at)
    const chosen = chosenAppointment(choices, wanted, call.at)
    const link =
      chosen === null
        ? undefined
        : await tx
            .selectFrom('check_in_links')
            .select(['id', 'expires_at'])
            .where('appointment_id', '=', chosen.id)
            .where('used_at', 'is', null)
            .where('revoked_at', 'is', null)
            .where('expires_at', '>', call.at)
            .executeTakeFirst()
    const last =
      chosen === null
        ? undefined
        : await tx
            .selectFrom('check_in_links')
            .select('wrong_pins')
            .where('appointment_id', '=', chosen.id)
            .orderBy('made_at', 'desc')
            .orderBy('id', 'desc')
            .limit(1)
            .executeTakeFirst()
    const chosenPin = await tx
      .selectFrom('link_pins')
      .select('id')
      .where('patient_id', '=', header.patient.id)
      .executeTakeFirst()
    const url = link === undefined ? '' : `${call.origin}/check-in/${call.secrets.linkToken(link.id)}`
    return done({
      header,
      choices,
      chosen,
      link:
        link === undefined
          ? null
          : {
              id: link.id,
              url,
              until: instantInWords(link.expires_at, header.timeZone),
              code: qrCode(url),
            },
      reminder: chosen === null ? null : await readReminderOf(tx, chosen.id),
      asksPin: chosenPin !== undefined,
      closedByPins: last?.wrong_pins === pinTries,
    })
  })
}
