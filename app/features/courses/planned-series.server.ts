import { appointmentsAround, clinicTimeOf, instantAt } from '#features/calendar/index.server.ts'
import { clashesOf, isOverlap, type ClinicTime, type Slot } from '#features/calendar/index.ts'
import type { ClinicTransaction } from '#platform/db/database.server.ts'
import type { AppointmentId, StaffId } from '#platform/ids.ts'

import type { PlannedSession } from './planned-session.ts'

/** A list of wished-for dates as instants, each with what it runs into: other appointments, and its own list. */
export async function planSeries(
  tx: ClinicTransaction,
  wish: {
    clinicianId: StaffId
    sessions: readonly ClinicTime[]
    minutes: number
    timeZone: string
    except?: readonly AppointmentId[]
  },
): Promise<PlannedSession[]> {
  const slots: Slot[] = wish.sessions.map((session) => ({
    startsAt: instantAt(session, wish.timeZone),
    minutes: wish.minutes,
  }))
  const booked = await appointmentsAround(tx, wish.clinicianId, slots, wish.except)
  return slots.map((slot, index) => {
    const local = clinicTimeOf(slot.startsAt, wish.timeZone)
    const wished = wish.sessions[index]
    return {
      ...slot,
      ...local,
      clockChange: wished !== undefined && (local.day !== wished.day || local.time !== wished.time),
      clashes: clashesOf(slot, booked).map((clash) => ({
        key: clash.key,
        patientName: clash.with.patientName,
        ...clinicTimeOf(clash.with.startsAt, wish.timeZone),
      })),
      overlapsSession: slots.findIndex((other, its) => its !== index && isOverlap(slot, other)) + 1 || null,
    }
  })
}

/** The clashes that nobody has seen and accepted yet. */
export function newClashes(planned: readonly PlannedSession[], accepted: readonly string[]): string[] {
  return planned
    .flatMap(({ clashes }) => clashes.map(({ key }) => key))
    .filter((key) => !accepted.includes(key))
}
