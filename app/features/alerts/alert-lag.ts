/** How late a step may be before it is said to everybody (SEC-071). */
export const longestLagMinutes = 5

/** The minutes for which alerts have not moved on, once they are too many; otherwise null. */
export function lagMinutes(seconds: number): number | null {
  return seconds > longestLagMinutes * 60 ? Math.floor(seconds / 60) : null
}

/** What is said of a lag: nobody can rest on Kith for it, and what to do instead. */
export function lagWords(minutes: number): { title: string; what: string; told: string } {
  return {
    title: 'Alerts may not be moving on',
    what: `For ${lengthInWords(minutes)}, Kith has not passed alerts on to the next person, or cannot show that it does. Look at the list yourself every few minutes, and call one another about what waits there.`,
    told: 'Kith has reported this to whoever runs it here. If it stays, call them too.',
  }
}

function lengthInWords(minutes: number): string {
  if (minutes < 120) return `${minutes} minutes`
  const hours = Math.floor(minutes / 60)
  return hours < 48 ? `${hours} hours` : `${Math.floor(hours / 24)} days`
}
