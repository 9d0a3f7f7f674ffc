import { calendarDay, epochDayOf } from '#ui/chart/calendar-days.ts'
import { monthNames } from '#ui/clock-words.ts'

/** What is in sight: days from 1 January 1970, parts of days too. */
export type View = { from: number; to: number }

/** From two weeks up to more than a life. */
export const shortestView = 14
export const longestView = 44_000

/** The same place nearer (`factor` below 1) or further; `at` stays where it is under the pointer. */
export function zoomed(view: View, factor: number, at: number = (view.from + view.to) / 2): View {
  const span = view.to - view.from
  const next = Math.min(longestView, Math.max(shortestView, span * factor))
  const from = at - ((at - view.from) / span) * next
  return { from, to: from + next }
}

/** Moved by a part of what is in sight: 0.25 is a quarter to the right. */
export function panned(view: View, part: number): View {
  const days = (view.to - view.from) * part
  return { from: view.from + days, to: view.to + days }
}

/** Keeps a day in sight that was chosen by key, with room on both sides. */
export function showing(view: View, day: number): View {
  const margin = (view.to - view.from) * 0.1
  if (day >= view.from + margin && day <= view.to - margin) return view
  const half = (view.to - view.from) / 2
  return { from: day - half, to: day + half }
}

/** The middle of what is in sight stays within the life that is drawn: nobody gets lost in empty years. */
export function held(view: View, whole: View): View {
  const half = (view.to - view.from) / 2
  const at = Math.min(whole.to, Math.max(whole.from, view.from + half))
  return at === view.from + half ? view : { from: at - half, to: at + half }
}

/** The keys of the picture; null where a key says nothing to it. */
export function viewAfterKey(key: string, view: View, whole: View): View | null {
  const span = view.to - view.from
  switch (key) {
    case 'ArrowLeft':
      return panned(view, -0.15)
    case 'ArrowRight':
      return panned(view, 0.15)
    case 'PageUp':
      return panned(view, -0.9)
    case 'PageDown':
      return panned(view, 0.9)
    case '+':
    case '=':
      return zoomed(view, 1 / 1.4)
    case '-':
    case '_':
      return zoomed(view, 1.4)
    case '0':
      return whole
    case 'Home':
      return { from: whole.from, to: whole.from + span }
    case 'End':
      return { from: whole.to - span, to: whole.to }
    default:
      return null
  }
}

/** A view as an address keeps it: `2019-01-01_2021-03-31`. */
export function printView({ from, to }: View): string {
  return `${isoOf(Math.round(from))}_${isoOf(Math.round(to))}`
}

export function readView(text: string | null): View | null {
  const parts = /^(\d{4}-\d{2}-\d{2})_(\d{4}-\d{2}-\d{2})$/.exec(text ?? '')
  const [from, to] = [epochDayOf(parts?.[1] ?? ''), epochDayOf(parts?.[2] ?? '')]
  const span = to - from
  return span >= shortestView && span <= longestView ? { from, to } : null
}

export function isoOf(epochDay: number): string {
  const { year, month, day } = calendarDay(epochDay)
  const two = (value: number) => String(value).padStart(2, '0')
  return `${String(Math.max(1, Math.min(9999, year))).padStart(4, '0')}-${two(month)}-${two(day)}`
}

export type Tick = { day: number; words: string; isMajor: boolean }

/** Firsts of years, months or weeks, as many as have room for their words. */
export function ticksOf(view: View, perDay: number): Tick[] {
  const years = [1, 2, 5, 10, 20, 50].find((step) => step * 365.25 * perDay >= 56) ?? 100
  if (years > 1 || 365.25 * perDay < 300) return yearTicks(view, years)
  const months = [1, 3, 6].find((step) => step * 30.4 * perDay >= 48) ?? 12
  const ofMonths = monthTicks(view, months)
  return months > 1 || 7 * perDay < 44 ? ofMonths : [...ofMonths, ...dayTicks(view, perDay)]
}

function yearTicks(view: View, step: number): Tick[] {
  const first = Math.ceil(calendarDay(Math.floor(view.from)).year / step) * step
  const last = calendarDay(Math.ceil(view.to)).year
  const ticks: Tick[] = []
  for (let year = first; year <= last; year += step) {
    if (year < 1 || year > 9999) continue
    const day = dayOf(year, 1, 1)
    ticks.push({ day, words: String(year), isMajor: step === 1 ? year % 5 === 0 : year % (step * 5) === 0 })
  }
  return ticks
}

function monthTicks(view: View, step: number): Tick[] {
  const start = calendarDay(Math.floor(view.from))
  const ticks: Tick[] = []
  for (let index = start.year * 12; ; index += step) {
    const [year, month] = [Math.floor(index / 12), (index % 12) + 1]
    const day = dayOf(year, month, 1)
    if (day > view.to || year > 9999) return ticks
    const name = monthNames[month - 1] ?? ''
    if (day >= view.from) ticks.push({ day, words: month === 1 ? `${year}` : name, isMajor: month === 1 })
  }
}

// Within a month the 8th, 15th and 22nd; the day after the 29th is too near to the next first.
function dayTicks(view: View, perDay: number): Tick[] {
  const ticks: Tick[] = []
  const every = perDay >= 40
  for (let day = Math.ceil(view.from); day <= view.to; day += 1) {
    const { day: date } = calendarDay(day)
    const isShown = every ? date !== 1 : date === 8 || date === 15 || date === 22
    if (isShown) ticks.push({ day, words: `${date}`, isMajor: false })
  }
  return ticks
}

function dayOf(year: number, month: number, day: number): number {
  const two = (value: number) => String(value).padStart(2, '0')
  return epochDayOf(`${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`)
}
