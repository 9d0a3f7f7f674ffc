import { v7 } from 'uuid'

/** An id names one kind of thing: a patient's id cannot stand where a course's is wanted. */
export type Id<Kind extends string> = string & { readonly __id: Kind }

export type ClinicId = Id<'clinics'>
export type StaffId = Id<'staff'>
export type AccountId = Id<'accounts'>
export type PatientId = Id<'patients'>
export type CourseId = Id<'courses'>
export type AppointmentId = Id<'appointments'>
export type SessionId = Id<'sessions'>
export type LinkId = Id<'check_in_links'>
export type CheckInId = Id<'check_ins'>
export type AlertId = Id<'alerts'>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

/** The id in a text that came from outside (a URL, a form field), or null when it has not the form of one. */
export function readId<Kind extends string>(value: unknown): Id<Kind> | null {
  return typeof value === 'string' && uuid.test(value) ? (value as Id<Kind>) : null
}

/** A new id: UUIDv7, 74 random bits behind a millisecond clock (SEC-005). */
export function newId<Kind extends string>(): Id<Kind> {
  return v7() as Id<Kind>
}
