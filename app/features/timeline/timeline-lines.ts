import {
  areaCandidates,
  emptyInventory,
  readApproximateDate,
  sayApproximateDate,
  spanOf,
  spanOfBeginning,
  type ApproximateDate,
  type DateReading,
  type DaysRange,
  type EventDate,
  type Inventory,
  type Mark,
  type PlacedEvent,
  type ProblemArea,
  type Timeline,
} from '@kith/ipt'

import { epochDayOf } from '#ui/chart/calendar-days.ts'

import type { EventLine, KeptDate, MarkLine, OnAxis, PersonLine } from './timeline.ts'
import type { ToldEvent } from './told-events.ts'

export function keptDate(said: string, edtf: string | null, code: string | null): KeptDate {
  const read = edtf === null ? null : readApproximateDate(edtf)
  return { said, edtf, code, words: read?.ok === true ? sayApproximateDate(read.value) : null }
}

/** Where a date stands: the error bar of its beginning, and its end if it lasted. */
export function onAxis(date: ApproximateDate | null, reading: DateReading): OnAxis | null {
  if (date === null) return null
  const beginning = spanOfBeginning(date, reading)
  const whole = spanOf(date, reading)
  const from = beginning.earliest ?? beginning.latest
  const to = beginning.latest ?? beginning.earliest
  if (from === null || to === null) return null
  const isInterval = date.kind === 'interval'
  return {
    from: epochDayOf(from),
    to: epochDayOf(to),
    until: isInterval && whole.latest !== null ? epochDayOf(whole.latest) : null,
    isOpen: isInterval && whole.latest === null,
  }
}

/** The lane that each event's type speaks for, as the core reads it (IPT-075). */
export function laneOf(timeline: Timeline): ReadonlyMap<string, ProblemArea> {
  const lanes = new Map<string, ProblemArea>()
  for (const { area, reasons } of areaCandidates(timeline, emptyInventory(null))) {
    for (const { event } of reasons) if (event !== null) lanes.set(event, area)
  }
  return lanes
}

/** What an event is held against: its place, the lanes, and who the people are. */
type EventScene = {
  placed: PlacedEvent | null
  lanes: ReadonlyMap<string, ProblemArea>
  inventory: Inventory
}

export function eventLine(told: ToldEvent, scene: EventScene, reading: DateReading): EventLine {
  const { when, linked, others, ...rest } = told
  const { placed, lanes, inventory } = scene
  const people = peopleOf(inventory)
  return {
    ...rest,
    when: keptFrom(when),
    people: [
      ...people.filter(({ id }) => linked.some((one) => one === id)).map(({ id, name }) => ({ id, name })),
      ...others.map((name) => ({ id: null, name })),
    ],
    lane: told.area ?? lanes.get(told.id) ?? 'role_transition',
    axis: onAxis(when.state === 'understood' ? when.date : null, reading),
    marks: placed === null ? [] : placed.marks.map(markLine),
  }
}

function keptFrom(when: EventDate): KeptDate {
  if (when.state === 'not-said') return { said: '', edtf: null, code: null, words: null }
  return when.state === 'understood'
    ? { said: when.said, edtf: when.date.edtf, code: null, words: sayApproximateDate(when.date) }
    : { said: when.said, edtf: null, code: when.code, words: null }
}

/** Everybody of the inventory, as the form of an event offers them. */
export function peopleOf({ persons }: Inventory): readonly PersonLine[] {
  return persons.map(({ id, name, alias, relation, life }) => ({
    id,
    name: name.trim() || (alias ?? ''),
    relation,
    isDead: life.state === 'deceased',
  }))
}

function markLine(mark: Mark): MarkLine {
  return {
    kind: mark.kind,
    verdict: mark.hint.verdict,
    reason: reasonWords(mark),
    distance: farWords(mark),
    decision: mark.decision?.decision ?? null,
  }
}

/** Why Kith marks an event, or does not: its days and the window, in words (IPT-062, IPT-063). */
export function reasonWords({ kind, hint }: Pick<Mark, 'kind' | 'hint'>): string {
  if (kind === 'maintenance') {
    if (hint.inputs['ongoing'] === 'yes') return 'It goes on.'
    if (hint.inputs['ongoing'] === 'recurs') return 'It comes again.'
    return hint.verdict === 'possibly'
      ? 'It lasted, and may have lasted into the depression.'
      : 'It was over before the depression began, or happened once.'
  }
  const { days, least, most } = hint.inputs as DaysRange
  const anchor = kind === 'onset' ? 'the onset' : 'a worsening'
  const { daysBefore, daysAfter } = hint.thresholds
  const window = `Looked at: ${daysBefore} days before to ${daysAfter} days after.`
  const may = hint.verdict === 'possibly' ? ' Some of these days lie in the window, and others do not.' : ''
  return `${distanceWords({ days, least, most }, anchor)}.${may} ${window}`
}

/** The middle of the distance in the unit that people use: years from two on, months from two on, else days. */
export function farWords({ kind, hint }: Pick<Mark, 'kind' | 'hint'>): string {
  const { days, least, most } = hint.inputs as DaysRange
  const anchor = kind === 'onset' ? 'the onset' : 'a worsening'
  const at = days ?? least ?? most
  if (at === null) return `how far from ${anchor} cannot be said`
  const far = Math.abs(at)
  if (far === 0) return `on the day of ${anchor}`
  const side = at < 0 ? 'before' : 'after'
  if (far >= 2 * 365) return `about ${Math.round(far / 365.25)} years ${side} ${anchor}`
  if (far >= 61) return `about ${Math.round(far / 30.44)} months ${side} ${anchor}`
  return `${count(far)} ${side} ${anchor}`
}

/** "14 days before the onset"; with an error bar "between 44 days before and 12 days after the onset". */
export function distanceWords({ least, most }: DaysRange, anchor: string): string {
  if (least === null && most === null) return `How far from ${anchor} cannot be said`
  if (least === null) return `At the latest ${side(most ?? 0)} ${anchor}`
  if (most === null) return `At the earliest ${side(least)} ${anchor}`
  if (least === most) return least === 0 ? `On the day of ${anchor}` : capital(`${side(least)} ${anchor}`)
  if (least < 0 && most < 0) return `Between ${-least} and ${count(-most)} before ${anchor}`
  if (least > 0 && most > 0) return `Between ${least} and ${count(most)} after ${anchor}`
  return `Between ${side(least)} and ${side(most)} ${anchor}`
}

function side(days: number): string {
  if (days === 0) return 'the day of'
  return days < 0 ? `${count(-days)} before` : `${count(days)} after`
}

function count(days: number): string {
  return days === 1 ? '1 day' : `${days} days`
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
