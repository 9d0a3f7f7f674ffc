import type { Instant } from '@kith/ipt'

import type { Watch } from '#features/alerts/index.ts'
import type { Id, StaffId } from '#platform/ids.ts'

/** How a clinic handles alerts, and what its patients are told about it. */
export type AlertSettings = {
  zone: string
  list: readonly { id: Id<'alert_list'>; staffId: StaffId; name: string; awayUntil: Instant | null }[]
  /** People who may own an alert and are not on the list. */
  others: readonly { id: StaffId; name: string }[]
  hours: readonly { weekday: number; opens: string; closes: string }[]
  stepMinutes: readonly number[]
  reminderHours: number
  strictScoring: boolean
  deficitsLabel: 'interpersonal sensitivity' | 'social isolation'
  /** Leave that is not over. */
  absences: readonly {
    id: Id<'absences'>
    name: string
    cover: string
    fromAt: Instant
    untilAt: Instant
  }[]
  watch: Watch
}

export const settingsIntents = [
  'list-add',
  'list-up',
  'list-down',
  'list-remove',
  'hours',
  'rules',
  'leave-add',
  'leave-cancel',
] as const
export type SettingsIntent = (typeof settingsIntents)[number]

/** What came back of a form of the settings. */
export type SettingsFormState = {
  intent: SettingsIntent
  problem: string | null
  fields: Readonly<Record<string, string>>
  typed: Readonly<Record<string, string>>
}

/** Two stretches a day: a break at noon can be told. */
export const stretchesADay = [1, 2] as const

export function hoursField(side: 'opens' | 'closes', weekday: number, stretch: number): string {
  return `${side}-${weekday}-${stretch}`
}
