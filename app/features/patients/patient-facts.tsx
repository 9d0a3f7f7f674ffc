import { dayWords } from '#features/calendar/index.ts'
import type { Fact } from '#ui/index.ts'

import type { PatientContact, PatientDetails } from './patient.ts'
import { wordingNames } from './patient-words.ts'

export function detailFacts(
  details: PatientDetails,
  { countryName, languageName }: { countryName: string; languageName: string },
): Fact[] {
  return [
    { term: 'Name', value: details.name },
    { term: 'Preferred name', value: details.preferredName ?? 'None given' },
    { term: 'Birth date', value: details.birthOn === null ? 'Not known' : dayWords(details.birthOn) },
    { term: 'Number', value: details.number ?? 'None' },
    { term: 'Country', value: countryName },
    { term: 'Language', value: languageName },
  ]
}

export function contactFacts({ email, phone, reminders }: PatientContact): Fact[] {
  const call = phone === null ? 'None' : <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</a>
  const facts = [
    { term: 'E-mail', value: email ?? 'None' },
    { term: 'Telephone', value: call },
  ]
  if (reminders.channel === 'none') return [...facts, { term: 'Reminders', value: 'None are sent' }]
  return [
    ...facts,
    { term: 'Reminders', value: `By e-mail, ${reminders.from} to ${reminders.until}` },
    { term: 'Wording', value: wordingNames[reminders.wording] },
    { term: 'Agreed on', value: reminders.agreedOn === null ? 'Not agreed' : dayWords(reminders.agreedOn) },
  ]
}
