import { addDays, daysBetween, weekdayOf, type Day } from '@kith/ipt'

import type { ClinicTime } from '#features/calendar/index.ts'

import type { Appointment } from './appointment.ts'

export type NewRhythm = {
  moving: readonly { one: Appointment; to: ClinicTime }[]
  /** Those that were put where they are by hand. They keep their turn, and their day. */
  staying: readonly Appointment[]
}

/**
 * The coming dates of a course at another rhythm: each in its turn, on their weekday and at their hour, so many weeks after
 * the last one that has begun. Before any has begun the first keeps its day, or gets the one that was agreed for it.
 */
export function inNewRhythm(facts: {
  begun: readonly Appointment[]
  coming: readonly Appointment[]
  everyWeeks: number
  /** The day that was agreed for the first session; null: as the dates stand. */
  firstOn: Day | null
  now: ClinicTime
}): NewRhythm {
  const { begun, coming, everyWeeks, firstOn, now } = facts
  const hour = hourOf(coming, begun)
  const first = coming.find((one) => isAt(one, hour))
  if (first === undefined) return { moving: [], staying: coming }
  const last = begun.at(-1)?.day
  const wished = last === undefined ? (coming[0] ?? first).day : addDays(last, 7 * everyWeeks)
  const from = firstOn ?? onWeekdayOf(first.day, wished)
  const start = notBefore({ day: from, time: first.time }, now)
  const turns = coming.map((one, turn) => ({
    one,
    to: { day: addDays(start, 7 * everyWeeks * turn), time: one.time },
  }))
  return {
    moving: turns.filter(({ one, to }) => isAt(one, hour) && to.day !== one.day),
    staying: coming.filter((one) => !isAt(one, hour)),
  }
}

type Hour = { weekday: number; time: string }

/** Whether a date stands where the series of the course has it, and not where somebody put it for itself. */
function isAt({ day, time, movedAlone }: Appointment, hour: Hour | null): boolean {
  return !movedAlone && hour !== null && weekdayOf(day) === hour.weekday && time === hour.time
}

/** The weekday and hour at which most of the coming dates stand; of two, the one that the course has had. */
function hourOf(coming: readonly Appointment[], begun: readonly Appointment[]): Hour | null {
  const hours = coming
    .filter(({ movedAlone }) => !movedAlone)
    .map(({ day, time }) => ({ weekday: weekdayOf(day), time }))
  const weight = (hour: Hour) =>
    coming.filter((one) => isAt(one, hour)).length + begun.filter((one) => isAt(one, hour)).length / 1_000
  return hours.toSorted((one, other) => weight(other) - weight(one))[0] ?? null
}

/** The day of a weekday that lies closest to another day. */
function onWeekdayOf(day: Day, wished: Day): Day {
  return addDays(day, 7 * Math.round(daysBetween(day, wished) / 7))
}

/** A day that is over by now goes on by whole weeks. */
function notBefore({ day, time }: ClinicTime, now: ClinicTime): Day {
  const weeks = Math.max(0, Math.ceil(daysBetween(day, now.day) / 7))
  const next = addDays(day, 7 * weeks)
  return next === now.day && time <= now.time ? addDays(next, 7) : next
}
