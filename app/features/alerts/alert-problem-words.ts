/** What is said beside a field, or above the page, by code. */
export const alertProblemWords: Readonly<Record<string, string>> = {
  'alerts/note-needed': 'Write what you want to add.',
  'alerts/concern-needed': 'Write what you saw, heard or were told.',
  'alerts/assessment-needed': 'Write what was done and found.',
  'alerts/steps-tried-needed': 'Write what was tried to reach them.',
  'alerts/next-step-needed': 'Write the next step.',
  'alerts/words-too-long': 'Shorten this to 5,000 characters.',
  'alerts/person-needed': 'Choose a colleague.',
  'alerts/person-not-there': 'Choose a colleague who is there now and does not own it already.',
  'alerts/outcome-needed': 'Choose what was decided.',
  'alerts/day-needed': 'Give the day of the next review.',
  'alerts/day-is-past': 'Give a day that is not past.',
  'alerts/changed':
    'The alert changed since you opened this page. This is how it stands now; look at it, then decide again. What you typed is still here.',
  'alerts/take-it-first': 'Take the alert first; then it can be closed.',
  'alerts/taken-by-another': 'A colleague has taken this alert. Take it over first, if that is agreed.',
  'alerts/you-are-away':
    'Kith has you down as away, so what you take would go to your cover. End your leave in the settings first, or ask a colleague to take it.',
  'submission/other-content':
    'This form was sent before with other words. Look at what is stored, then send it again.',
}

export function alertProblem(code: string | undefined): string | undefined {
  return code === undefined ? undefined : (alertProblemWords[code] ?? 'Look at this again.')
}
