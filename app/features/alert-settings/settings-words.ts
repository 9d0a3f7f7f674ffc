/** What is said beside a field of the settings, by code. */
export const settingsProblemWords: Readonly<Record<string, string>> = {
  'settings/person-needed': 'Choose somebody who works here as clinician, supervisor or lead.',
  'settings/cover-needed': 'Name who stands in. Without cover, leave cannot be stored.',
  'settings/cover-is-the-same': 'Name somebody else: nobody can stand in for themselves.',
  'settings/cover-is-away': 'This person is away in that time. Name somebody who is there.',
  'settings/covers-somebody':
    'In that time this person stands in for a colleague. Name another cover there first.',
  'settings/away-already': 'Leave of this person is stored for that time already.',
  'settings/leave-is-past': 'Give an end that is not past.',
  'settings/day-and-time-needed': 'Give a day and a time.',
  'settings/time-needed': 'Give both times, or leave both empty.',
  'settings/ends-before-it-begins': 'The end must be later than the beginning.',
  'settings/hours-overlap': 'The second stretch must begin after the first has ended.',
  'settings/steps-unreadable':
    'Give one to ten whole numbers that rise, up to 1440, with commas between them: 15, 30, 60.',
  'settings/reminder-hours': 'Give a whole number from 1 to 48.',
  'settings/label-needed': 'Choose one of the two.',
  'settings/last-on-the-list': 'Somebody has to stay on the list. Add another person first.',
  'settings/changed': 'The list changed since you opened this page. This is how it stands now.',
  'submission/other-content':
    'This form was sent before with other content. Look at what is stored, then send it again.',
}

export function settingsProblem(code: string | undefined): string | undefined {
  return code === undefined ? undefined : (settingsProblemWords[code] ?? 'Look at this again.')
}
