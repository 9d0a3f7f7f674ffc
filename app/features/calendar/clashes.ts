import type { Instant } from '@kith/ipt'

import type { AppointmentId } from '#platform/ids.ts'

/** A stretch of somebody's time. */
export type Slot = { startsAt: Instant; minutes: number }

/** An appointment that stands in a clinician's calendar. */
export type Booked = Slot & { id: AppointmentId; patientName: string }

/** A wish and the appointment it runs into. The key names both, so that accepting one clash accepts no other. */
export type Clash = { key: string; with: Booked }

export function isOverlap(one: Slot, other: Slot): boolean {
  return Date.parse(one.startsAt) < endOf(other) && Date.parse(other.startsAt) < endOf(one)
}

export function clashesOf(wish: Slot, booked: readonly Booked[]): Clash[] {
  return booked
    .filter((other) => isOverlap(wish, other))
    .map((other) => ({ key: `${wish.startsAt}/${wish.minutes}/${other.id}/${other.startsAt}`, with: other }))
}

function endOf({ startsAt, minutes }: Slot): number {
  return Date.parse(startsAt) + minutes * 60_000
}
