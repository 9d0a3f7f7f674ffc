import type { PatientContact, PatientDetails } from './patient.ts'

/** What is stored, as a form shows it. */
export function typedDetails(details: PatientDetails): Record<string, string> {
  return {
    name: details.name,
    preferredName: details.preferredName ?? '',
    birthOn: details.birthOn ?? '',
    number: details.number ?? '',
    country: details.country,
    language: details.language,
  }
}

export function typedContact({ email, phone, reminders }: PatientContact): Record<string, string> {
  return {
    email: email ?? '',
    phone: phone ?? '',
    channel: reminders.channel,
    wording: reminders.wording,
    from: reminders.from,
    until: reminders.until,
    agreedOn: reminders.agreedOn ?? '',
  }
}
