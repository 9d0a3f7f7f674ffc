/** What is said beside a field that cannot be read as it stands. It is kept as it was typed. */
export function recordProblemWords(code: string): string {
  return problems[code] ?? 'This cannot be read as it stands. It is kept as you typed it.'
}

const problems: Readonly<Record<string, string>> = {
  'technique/number-out-of-range': 'Give a whole number within the range. What you typed is kept.',
  'technique/rating-out-of-range': 'Give a whole number from 0 to 10.',
  'technique/choice-missing': 'Choose one, so that this row can be read.',
  'technique/choice-unknown': 'Choose one of those offered.',
  'technique/list-too-long': 'These are more than two hundred. Please shorten the list.',
  'technique/text-too-long': 'This is too long. Please shorten it.',
  'day/unreadable': 'Give a day as year, month and day.',
}
