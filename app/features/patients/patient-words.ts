import type { CaseloadStatus } from '@kith/ipt'

import type { PhaseChoice } from './arrange-caseload.ts'
import type { ReminderWording } from './patient.ts'
import type { SameBy } from './same-person.ts'

export const statusWords: Record<CaseloadStatus, string> = {
  improving: 'Improving',
  'no-change': 'No change',
  worse: 'Worse',
  remitted: 'Remitted',
  'cannot-judge': 'Cannot judge yet',
}

export const phaseChoiceWords: Record<PhaseChoice, string> = {
  initial: 'Initial',
  middle: 'Middle',
  termination: 'Termination',
  maintenance: 'Maintenance',
  ended: 'Ended',
  none: 'No course yet',
}

export const wordingNames: Record<ReminderWording, string> = {
  appointment: 'An appointment',
  form: 'A form to fill in',
  hello: 'Just hello',
}

export const sameByWords: Record<SameBy, string> = {
  number: 'same number',
  email: 'same e-mail',
  phone: 'same telephone',
  name: 'same name',
  'similar-name': 'similar name',
}

const problems: Readonly<Record<string, string>> = {
  'name/missing': 'Give a name.',
  'name/too-long': 'This name is too long.',
  'number/too-long': 'A number has at most 60 characters.',
  'number/taken': 'Another patient of this clinic has this number.',
  'contact/missing': 'Give an e-mail address or a telephone number: one way to reach this person.',
  'email/unreadable': 'This does not look like an e-mail address.',
  'email/needed-for-reminders': 'Reminders by e-mail need an e-mail address.',
  'phone/unreadable': 'Give a telephone number in digits, with + for a country code if you like.',
  'country/unknown': 'Choose a country.',
  'language/unknown': 'Choose a language.',
  'wording/unknown': 'Choose one of the three wordings.',
  'time/unreadable': 'Give a time, such as 08:00.',
  'time/not-after-start': 'The last hour comes after the first.',
  'day/unreadable': 'Give the date as day, month and year.',
  'day/in-future': 'This day has not come yet.',
  'day/too-long-ago': 'This is more than 122 years ago. Check the year.',
  'agreed-on/missing': 'Give the day on which the patient agreed to be sent reminders.',
  'patient/changed-meanwhile':
    'Somebody else changed this patient while you were typing. Nothing is stored yet.',
  'access/sign-in-again':
    'To change how a patient is reached, sign in once more: the last time is over five minutes ago.',
  'submission/other-content': 'This form was sent before with other content. Open it anew.',
}

export function patientProblemWords(code: string): string {
  return problems[code] ?? 'This cannot be stored as it is.'
}
