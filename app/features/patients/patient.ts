import type { Day } from '@kith/ipt'

/** What identifies a patient, and how Kith speaks to them. */
export type PatientDetails = {
  name: string
  preferredName: string | null
  birthOn: Day | null
  number: string | null
  country: string
  language: string
}

export type ReminderWording = 'appointment' | 'form' | 'hello'

/** How a patient is reached, and what they agreed to be sent (SEC-026). */
export type PatientContact = {
  email: string | null
  phone: string | null
  reminders: {
    channel: 'none' | 'email'
    wording: ReminderWording
    from: string
    until: string
    agreedOn: Day | null
  }
}

export type NewPatient = { details: PatientDetails; contact: PatientContact }
