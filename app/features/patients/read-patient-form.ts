import { readDay, type Day } from '@kith/ipt'

import { readTime } from '#features/calendar/index.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { isCountry, isLanguage } from './places.ts'
import type { NewPatient, PatientContact, PatientDetails, ReminderWording } from './patient.ts'

/** What a form or a script sends: text by field name. */
export type Typed = Readonly<Record<string, string>>

type Problems = Record<string, string>

/** The details and contact of a new patient. A name and one way to reach them are enough. */
export function readNewPatient(
  typed: Typed,
  clinic: { country: string; language: string },
  today: Day,
): Result<NewPatient> {
  const details = readDetails({ country: clinic.country, language: clinic.language, ...filled(typed) }, today)
  const contact = readContact(typed, today)
  if (details.ok && contact.ok) return done({ details: details.value, contact: contact.value })
  return fail({ kind: 'invalid', fields: { ...fieldsOf(details), ...fieldsOf(contact) } })
}

export function readDetails(typed: Typed, today: Day): Result<PatientDetails> {
  const fields: Problems = {}
  const name = line(typed['name'])
  if (name === '') fields['name'] = 'name/missing'
  else if (name.length > 200) fields['name'] = 'name/too-long'
  const preferredName = line(typed['preferredName'])
  if (preferredName.length > 100) fields['preferredName'] = 'name/too-long'
  const number = line(typed['number'])
  if (number.length > 60) fields['number'] = 'number/too-long'
  const birthOn = readPastDay(typed['birthOn'], today, 'birthOn', fields)
  // The oldest person on record lived 122 years: an earlier year is a slip of the finger.
  if (birthOn !== null && Number(today.slice(0, 4)) - Number(birthOn.slice(0, 4)) > 122)
    fields['birthOn'] = 'day/too-long-ago'
  const country = line(typed['country'])
  if (!isCountry(country)) fields['country'] = 'country/unknown'
  const language = line(typed['language'])
  if (!isLanguage(language)) fields['language'] = 'language/unknown'
  if (Object.keys(fields).length > 0) return fail({ kind: 'invalid', fields })
  return done({
    name,
    preferredName: preferredName || null,
    birthOn,
    number: number || null,
    country,
    language,
  })
}

export function readContact(typed: Typed, today: Day): Result<PatientContact> {
  const fields: Problems = {}
  const email = line(typed['email'])
  const phone = line(typed['phone'])
  if (email === '' && phone === '') fields['email'] = 'contact/missing'
  if (email !== '' && !isEmail(email)) fields['email'] = 'email/unreadable'
  if (phone !== '' && !isPhone(phone)) fields['phone'] = 'phone/unreadable'
  const channel = typed['channel'] === 'email' ? 'email' : 'none'
  const wording = readWording(typed['wording'] || 'appointment')
  if (wording === null) fields['wording'] = 'wording/unknown'
  const from = readTime(typed['from'] || '08:00')
  const until = readTime(typed['until'] || '20:00')
  if (from === null) fields['from'] = 'time/unreadable'
  if (until === null) fields['until'] = 'time/unreadable'
  if (from !== null && until !== null && from >= until) fields['until'] = 'time/not-after-start'
  const agreedOn = readPastDay(typed['agreedOn'], today, 'agreedOn', fields)
  if (channel === 'email') {
    if (email === '') fields['email'] ??= 'email/needed-for-reminders'
    if (agreedOn === null) fields['agreedOn'] ??= 'agreed-on/missing'
  }
  if (Object.keys(fields).length > 0 || wording === null || from === null || until === null) {
    return fail({ kind: 'invalid', fields })
  }
  return done({
    email: email || null,
    phone: phone || null,
    reminders: { channel, wording, from, until, agreedOn },
  })
}

/** One line of text as it is stored: composed the same way whatever keyboard typed it, and without stray blanks. */
function line(value: string | undefined): string {
  return (value ?? '')
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Z}\u202a-\u202e\u2066-\u2069]+/gu, ' ')
    .trim()
}

function filled(typed: Typed): Record<string, string> {
  return Object.fromEntries(Object.entries(typed).filter(([, value]) => value.trim() !== ''))
}

function readPastDay(value: string | undefined, today: Day, field: string, fields: Problems): Day | null {
  if (line(value) === '') return null
  const day = readDay(line(value))
  if (!day.ok) fields[field] = 'day/unreadable'
  else if (day.value > today) fields[field] = 'day/in-future'
  else return day.value
  return null
}

// Whether the address works is known only by sending to it; this keeps out what no mail server would take.
function isEmail(text: string): boolean {
  const [local = '', domain = '', ...more] = text.split('@')
  return (
    text.length <= 254 &&
    more.length === 0 &&
    /^[^\s"(),:;<>[\\\]]{1,64}$/.test(local) &&
    /^[^\s@"(),:;<>[\\\]]+\.[^\s@.]{2,}$/.test(domain)
  )
}

function isPhone(text: string): boolean {
  return text.length <= 40 && /^\+?[\d ()./-]+$/.test(text) && text.replaceAll(/\D/g, '').length >= 3
}

function readWording(value: string): ReminderWording | null {
  return value === 'appointment' || value === 'form' || value === 'hello' ? value : null
}

function fieldsOf(result: Result<unknown>): Problems {
  return !result.ok && result.problem.kind === 'invalid' ? { ...result.problem.fields } : {}
}
