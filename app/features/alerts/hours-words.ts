import type { StaffedPeriod } from './staffed-minutes.ts'

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday']

export function weekdayName(weekday: number): string {
  return days[weekday - 1] ?? ''
}

/** "Monday to Friday, 09:00 to 17:00; Saturday, 10:00 to 12:00": days with the same hours are named together. */
export function hoursInWords(hours: readonly StaffedPeriod[]): string {
  const byDay = days.map((_, index) => timesOn(hours, index + 1))
  if (byDay.every((times) => times === '00:00 to 24:00')) return 'every day, around the clock'
  const runs: { from: number; to: number; times: string }[] = []
  byDay.forEach((times, index) => {
    const last = runs.at(-1)
    if (times === '') return
    if (last !== undefined && last.times === times && last.to === index) last.to = index + 1
    else runs.push({ from: index + 1, to: index + 1, times })
  })
  return runs.map(({ from, to, times }) => `${runName(from, to)}, ${times}`).join('; ')
}

function runName(from: number, to: number): string {
  if (from === 1 && to === 7) return 'every day'
  if (from === to) return weekdayName(from)
  return `${weekdayName(from)} ${to === from + 1 ? 'and' : 'to'} ${weekdayName(to)}`
}

function timesOn(hours: readonly StaffedPeriod[], weekday: number): string {
  return hours
    .filter((period) => period.weekday === weekday)
    .toSorted((a, b) => a.opens.localeCompare(b.opens))
    .map(({ opens, closes }) => `${opens} to ${closes}`)
    .join(' and ')
}
