import { planCourse, readDay, weeklySeries, addDays, daysBetween, type Day } from '@kith/ipt'

import { readTime, type ClinicTime } from '#features/calendar/index.ts'
import { readId, type StaffId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import type { CourseFormat } from './course-words.ts'

/** The frame of a course, before its dates are chosen. */
export type CourseFrame = {
  kind: 'acute' | 'maintenance'
  plannedSessions: number
  /** The clinical reason of a number outside 8 to 20 (IPT-017). */
  reason: string | null
  everyWeeks: number
  minutes: number
  format: CourseFormat
  supervisorId: StaffId | null
}

export type CourseWish = CourseFrame & { sessions: readonly ClinicTime[] }

export type Typed = Readonly<Record<string, string>>

// Maintenance is monthly unless agreed otherwise (IPT-170).
const maintenanceWeeks = 4

// Further away than this is a year mistyped, not a plan.
const mostDaysBack = 366
const mostDaysAhead = 731

export function readFrame(kind: CourseFrame['kind'], typed: Typed): Result<CourseFrame> {
  const fields: Record<string, string> = {}
  const reason = (typed['reason'] ?? '').trim().slice(0, 2_000) || null
  const plannedSessions = readCount(typed['plannedSessions'])
  const planProblem = problemOfNumber(kind, plannedSessions, reason)
  if (planProblem !== null) fields['plannedSessions'] = planProblem
  const everyWeeks = readCount(typed['everyWeeks'] || (kind === 'acute' ? '1' : String(maintenanceWeeks)))
  if (!(everyWeeks >= 1 && everyWeeks <= 8)) fields['everyWeeks'] = 'series/not-1-to-8-weeks'
  const minutes = readCount(typed['minutes'] || '50')
  if (!(minutes >= 15 && minutes <= 120)) fields['minutes'] = 'minutes/not-15-to-120'
  const format = readFormat(typed['format'] ?? '')
  if (format === null) fields['format'] = 'format/missing'
  const supervisor = typed['supervisorId'] ?? ''
  const supervisorId = readId<'staff'>(supervisor)
  if (supervisor !== '' && supervisorId === null) fields['supervisorId'] = 'supervisor/unknown'
  if (Object.keys(fields).length > 0 || format === null) return fail({ kind: 'invalid', fields })
  return done({ kind, plannedSessions, reason, everyWeeks, minutes, format, supervisorId })
}

/** Every session of the series on one weekday at one time of the clinic's clock. */
export function readSeries(frame: CourseFrame, typed: Typed, today: Day): Result<ClinicTime[]> {
  const fields: Record<string, string> = {}
  const time = readTime(typed['firstAt'])
  if (time === null) fields['firstAt'] = 'time/missing'
  const problem = problemOfDay(typed['firstOn'], today)
  if (problem !== null) fields['firstOn'] = problem
  const days = weeklySeries({
    firstOn: typed['firstOn'] ?? '',
    count: frame.plannedSessions,
    everyWeeks: frame.everyWeeks,
  })
  if (!days.ok) fields['firstOn'] ??= 'day/missing'
  if (Object.keys(fields).length > 0 || !days.ok || time === null) return fail({ kind: 'invalid', fields })
  return done(days.value.map((day) => ({ day, time })))
}

/** The dates as they stand in the list, each moved or not: `on-0`, `at-0` and so on. */
export function readRows(frame: CourseFrame, typed: Typed, today: Day): Result<ClinicTime[]> {
  const fields: Record<string, string> = {}
  const rows: ClinicTime[] = []
  for (let index = 0; index < frame.plannedSessions; index += 1) {
    const time = readTime(typed[`at-${index}`])
    if (time === null) fields[`at-${index}`] = 'time/missing'
    // A course reaches further ahead than its first day may.
    const problem = problemOfDay(typed[`on-${index}`], addDays(today, index * frame.everyWeeks * 7))
    if (problem !== null) fields[`on-${index}`] = problem
    if (time !== null && problem === null) rows.push({ day: typed[`on-${index}`] as Day, time })
  }
  if (Object.keys(fields).length > 0) return fail({ kind: 'invalid', fields })
  return done(rows)
}

/** Leaves out the week of one session: it and all that follow come a week later. */
export function skipWeek(rows: readonly ClinicTime[], from: number): ClinicTime[] {
  return rows.map((row, index) => (index < from ? row : { ...row, day: addDays(row.day, 7) }))
}

/** What is wrong with a planned number, by the rules of the therapy; null when it may be planned so. */
export function problemOfNumber(
  kind: CourseFrame['kind'],
  sessions: number,
  reason: string | null,
): string | null {
  if (!Number.isInteger(sessions) || sessions < 1 || sessions > 52) return 'pathway/not-a-number-of-sessions'
  if (kind === 'maintenance') return null
  const plan = planCourse({ sessions, reason })
  if (plan.ok) return null
  return plan.problem.kind === 'refused' ? plan.problem.code : 'pathway/not-a-number-of-sessions'
}

function problemOfDay(value: string | undefined, today: Day): string | null {
  const day = readDay((value ?? '').trim())
  if (!day.ok) return 'day/missing'
  const ahead = daysBetween(today, day.value)
  return ahead < -mostDaysBack || ahead > mostDaysAhead ? 'day/far-away' : null
}

function readCount(text: string | undefined): number {
  return /^\d{1,4}$/.test((text ?? '').trim()) ? Number(text) : Number.NaN
}

export function readFormat(text: string): CourseFormat | null {
  return text === 'in-person' || text === 'video' || text === 'telephone' ? text : null
}
