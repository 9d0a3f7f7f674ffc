export type ClockStyle = 'day' | 'time' | 'day-time' | 'weekday-time'

/**
 * An instant as the clinic reads it: "Mon 9 Mar 2026, 14:30". The names are ours, not the browser's: server and browser
 * must write the same, and month and day must never change places (HAZ-018).
 */
export function instantInWords(at: string, zone: string, style: ClockStyle = 'day-time'): string {
  const { weekday, day, month, year, hour, minute } = partsIn(zone, at)
  const time = `${hour}:${minute}`
  if (style === 'time') return time
  if (style === 'weekday-time') return `${weekday} ${time}`
  const date = `${weekday} ${day} ${monthNames[month - 1] ?? ''} ${year}`
  return style === 'day' ? date : `${date}, ${time}`
}

function partsIn(zone: string, at: string) {
  const format = new Intl.DateTimeFormat('en-GB', { ...numeric, timeZone: zone })
  const found = new Map(format.formatToParts(new Date(at)).map((part) => [part.type, part.value]))
  const part = (type: Intl.DateTimeFormatPartTypes) => found.get(type) ?? ''
  const [day, month, year] = [Number(part('day')), Number(part('month')), Number(part('year'))]
  const weekday = weekdayNames[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''
  return { weekday, day, month, year, hour: part('hour'), minute: part('minute') }
}

const numeric = {
  day: 'numeric',
  month: 'numeric',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
} as const

const weekdayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

export const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
