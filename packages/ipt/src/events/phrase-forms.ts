import type { Day } from '../time/day.ts'
import { addDays, daysBetween, readDay, weekdayOf } from '../time/day.ts'
import type { ApproximateDate } from './approximate-date.ts'
import type { Hemisphere } from './date-span.ts'

/** An event that a person may date others by: "my son was born", "the divorce". */
export type NamedDate = { readonly name: string; readonly when: ApproximateDate }

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const longMonths =
  'january february march april may june july august september october november december'.split(' ')
const seasons: Readonly<Record<string, number>> = { spring: 21, summer: 22, autumn: 23, fall: 23, winter: 24 }
const feasts: Readonly<Record<string, string>> = {
  christmas: '12-25',
  'christmas day': '12-25',
  'christmas eve': '12-24',
  'boxing day': '12-26',
  "new year's eve": '12-31',
  'new year': '01-01',
  "new year's": '01-01',
  "new year's day": '01-01',
  "valentine's day": '02-14',
  halloween: '10-31',
}
const numbers = 'the|a|an|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve'
const amount = String.raw`(a couple of|half a|\d{1,3}|${numbers}) (days?|weeks?|months?|years?|year)`

/** The day on which it was said, where, and the events that may be leaned on. */
export type PhraseFacts = {
  readonly today: Day
  readonly hemisphere: Hemisphere
  readonly named: readonly NamedDate[]
}

/**
 * A stretch of life, not a date: an age, a childhood, "before" or "after" something without how long, "a few".
 *
 * @example isTooVague('in my twenties') // true
 */
export function isTooVague(phrase: string): boolean {
  return (
    /\b(?:twenties|thirties|forties|fifties|sixties|seventies|eighties|teens|teenager|childhood|child|kid)\b/.test(
      phrase,
    ) ||
    /\b(?:when i was|at the age of|aged?|at) \d{1,2}$|\bmy \d0s\b|\bas an? /.test(phrase) ||
    /^(?:before|after|a few|some|several|many|a while|long|recently|once|always|years|ages)\b/.test(phrase)
  )
}

/**
 * A phrase that stands for itself, as EDTF; `null` when it is none. Without a year, the last that began not
 * after `today`. "Early" and "late" are left off: the whole month or year is kept, and what was said beside it.
 *
 * @example plainForm('spring of 2019', facts) // '2019-21'
 */
export function plainForm(phrase: string, facts: PhraseFacts): string | null {
  const { today } = facts
  const part = /^(?:the )?(?:early|mid|late|beginning of|start of|middle of|end of)[ -](?:in )?(.+)$/.exec(
    phrase,
  )
  const rest = part?.[1] ?? phrase
  return agoForm(rest, today) ?? calendarForm(rest, facts) ?? feastForm(rest, (day) => day <= today, today)
}

/**
 * A phrase that leans on something else: a named event, or so long before or after a feast, an event, a day.
 * `null` when it is none.
 *
 * @example relativeForm('two weeks before christmas', facts) // '2025-12-11~' on 2026-11-23
 */
export function relativeForm(phrase: string, facts: PhraseFacts): string | null {
  const { today, named } = facts
  const parts = new RegExp(`^(?:about |around )?${amount} (before|after) (.+)$`).exec(phrase)
  if (parts === null) return namedForm(phrase, named)
  const [, count = '', unit = '', direction, anchor = ''] = parts
  const sign = direction === 'before' ? -1 : 1
  const shift = (edtf: string) => shifted(edtf, sign * numberOf(count), unit, count)
  const event = namedForm(anchor, named)
  if (event !== null) return event.includes('/') ? null : shift(event)
  const feast = feastForm(anchor, (day) => dayWithin(shift(day)) <= today, today)
  const other = feast ?? calendarForm(anchor, facts) ?? agoForm(anchor, today)
  return other === null ? null : shift(other)
}

function namedForm(phrase: string, named: readonly NamedDate[]): string | null {
  const near = /^(?:just|shortly|right|soon) (?:before|after) /
  const lead = /^(?:when|at|during|about|around|the time of|at the time of|around the time of|on) /
  const isNear = near.test(phrase) || /^(?:about|around) /.test(phrase)
  const bare = bareName(
    phrase
      .replace(near, '')
      .replace(lead, '')
      .replace(/^the time (?:of|when) /, ''),
  )
  const event = named.find(({ name }) => bareName(name.toLowerCase().trim()) === bare)
  if (event === undefined) return null
  const { edtf } = event.when
  return isNear && !/[~%/]/.test(edtf) ? `${edtf.replace('?', '')}${edtf.endsWith('?') ? '%' : '~'}` : edtf
}

function bareName(name: string): string {
  return name.replace(/^(?:when )?(?:my|our|the|his|her) /, '').replaceAll('\u2019', "'")
}

function agoForm(phrase: string, today: Day): string | null {
  const single: Readonly<Record<string, string>> = {
    today,
    yesterday: addDays(today, -1),
    'this week': today,
    // The middle of last week; a week either side of "about" covers all of it.
    'last week': `${addDays(today, -4 - weekdayOf(today))}~`,
    'this month': today.slice(0, 7),
    'last month': shiftMonths(today.slice(0, 7), -1),
    'this year': today.slice(0, 4),
    'last year': shiftYears(today.slice(0, 4), -1),
    'the year before last': shiftYears(today.slice(0, 4), -2),
  }
  if (Object.hasOwn(single, phrase)) return single[phrase] ?? null
  const ago = new RegExp(`^${amount} ago$`).exec(phrase)
  if (ago === null) return null
  const [, count = '', unit = ''] = ago
  // Nobody means the day when they say months, or the month when they say years.
  const isYears = unit.startsWith('year') && count !== 'half a'
  const isMonths = unit.startsWith('month') || count === 'half a'
  const from = isYears ? today.slice(0, 4) : isMonths ? today.slice(0, 7) : today
  const edtf = shifted(from, -numberOf(count), unit, count)
  return unit.startsWith('day') || edtf.endsWith('~') ? edtf : `${edtf}~`
}

function calendarForm(phrase: string, facts: PhraseFacts): string | null {
  const { today } = facts
  const text = phrase.replace(/^the /, '').replace(/^year /, '')
  if (/^\d{4}$/.test(text)) return text
  const decade = /^'?(\d{2})?(\d)0'?s$/.exec(text)
  if (decade) {
    const [, century, tens] = decade
    const isThisCentury = Number(`${tens}0`) <= Number(today.slice(2, 4))
    return `${century ?? (isThisCentury ? today.slice(0, 2) : Number(today.slice(0, 2)) - 1)}${tens}X`
  }
  return dayForm(text, today) ?? monthForm(text, today) ?? seasonForm(text, facts)
}

function dayForm(text: string, today: Day): string | null {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?(?: of)? ([a-z]+)\.?(?: (?:of )?(\d{4}))?$/.exec(text)
  const monthFirst = /^([a-z]+)\.? (?:the )?(\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/.exec(text)
  const [day, name = '', year] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : [monthFirst?.[2], monthFirst?.[1], monthFirst?.[3]]
  const month = monthOf(name)
  if (day === undefined || month === null) return null
  const rest = `${two(month)}-${day.padStart(2, '0')}`
  return year === undefined ? lastOf(rest, today) : `${year}-${rest}`
}

function monthForm(text: string, today: Day): string | null {
  const parts = /^(?:last |this |this past )?([a-z]+)\.?(?: (?:of )?(\d{4}))?$/.exec(text)
  const month = monthOf(parts?.[1] ?? '')
  if (month === null) return null
  if (parts?.[2] !== undefined) return `${parts[2]}-${two(month)}`
  const isLast = text.startsWith('last ') && today.slice(5, 7) === two(month)
  const year = Number(today.slice(0, 4))
  return `${pad(isLast || `${today.slice(0, 4)}-${two(month)}-01` > today ? year - 1 : year)}-${two(month)}`
}

function seasonForm(text: string, { today, hemisphere }: PhraseFacts): string | null {
  const parts = /^(?:(last|this) |this past )?([a-z]+)(?: (?:of )?(\d{4})(?:[/-]\d{2,4})?)?$/.exec(text)
  const name = parts?.[2] ?? ''
  const code = Object.hasOwn(seasons, name) ? seasons[name] : undefined
  if (code === undefined) return null
  if (parts?.[3] !== undefined) return `${parts[3]}-${code}`
  const inNorth = 3 * (code - 20)
  const begins = hemisphere === 'north' ? inNorth : ((inNorth + 5) % 12) + 1
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7))
  // "Last summer" in summer is that of the year before.
  const isThisYear = month >= (parts?.[1] === 'last' ? begins + 3 : begins)
  return `${pad(isThisYear ? year : year - 1)}-${code}`
}

function feastForm(phrase: string, fits: (day: Day) => boolean, today: Day): string | null {
  const parts = /^(?:last |at )?([a-z' ]+?)(?: (\d{4}))?$/.exec(phrase)
  const name = parts?.[1] ?? ''
  const feast = Object.hasOwn(feasts, name) ? feasts[name] : undefined
  if (feast === undefined) return null
  if (parts?.[2] !== undefined) return `${parts[2]}-${feast}`
  const year = Number(today.slice(0, 4))
  const days = [year + 1, year, year - 1].map((each) => `${pad(each)}-${feast}` as Day)
  return days.find(fits) ?? null
}

function lastOf(monthAndDay: string, today: Day): string {
  const year = Number(today.slice(0, 4))
  const thisYear = `${pad(year)}-${monthAndDay}`
  if (readDay(thisYear).ok && thisYear <= today) return thisYear
  // 29 February: the last year that had one.
  const before = [1, 2, 3, 4, 8].map((back) => `${pad(year - back)}-${monthAndDay}`)
  return before.find((each) => readDay(each).ok) ?? thisYear
}

/** Moves an EDTF date by whole units, no more exact than both: weeks are "about", months keep the month. */
function shifted(edtf: string, count: number, unit: string, said: string): string {
  const qualifier = /[~?%]$/.exec(edtf)?.[0] ?? ''
  const bare = edtf.replace(/[~?%]$/, '')
  const isRound = said === 'a couple of' || unit.startsWith('week')
  const mark = qualifier !== '' ? qualifier : isRound ? '~' : ''
  if (said === 'half a') {
    return unit.startsWith('year') ? `${shiftMonths(bare.slice(0, 7), 6 * count)}~` : 'unreadable'
  }
  if (unit.startsWith('year')) return `${shiftYears(bare, count)}${mark}`
  if (unit.startsWith('month')) return `${shiftMonths(bare.slice(0, 7), count)}${mark === '' ? '~' : mark}`
  const days = unit.startsWith('week') ? 7 * count : count
  const read = readDay(bare)
  // A month less three days is still only about that month.
  return read.ok ? `${safeAddDays(read.value, days)}${mark}` : `${shiftMonths(bare, Math.round(days / 30))}~`
}

function shiftYears(bare: string, count: number): string {
  if (readDay(bare).ok) return shiftMonths(bare.slice(0, 7), 12 * count)
  return /^\d{4}(-\d{2})?$/.test(bare)
    ? `${pad(Number(bare.slice(0, 4)) + count)}${bare.slice(4)}`
    : 'unreadable'
}

function shiftMonths(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  if (!/^\d{4}-\d{2}$/.test(month) || number > 12) return 'unreadable'
  const next = year * 12 + number - 1 + count
  return `${pad(Math.floor(next / 12))}-${two((next % 12) + 1)}`
}

function safeAddDays(day: Day, days: number): string {
  const isInside = Math.abs(days) < 4000 && daysBetween('0012-01-01' as Day, day) > 0 && day < '9988'
  return isInside ? addDays(day, days) : 'unreadable'
}

function dayWithin(edtf: string): string {
  return edtf.replace(/[~?%]$/, '')
}

function numberOf(text: string): number {
  if (text === 'a couple of') return 2
  if (text === 'half a') return 1
  if (/^\d+$/.test(text)) return Number(text)
  const place = numbers.split('|').indexOf(text)
  return place <= 3 ? 1 : place - 2
}

function monthOf(name: string): number | null {
  const at = longMonths.indexOf(name)
  const short = months.indexOf(name === 'sept' ? 'sep' : name)
  if (at === -1 && short === -1) return null
  return (at === -1 ? short : at) + 1
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}

function pad(year: number): string {
  return String(year).padStart(4, '0')
}
