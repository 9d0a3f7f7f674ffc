import type { StaffId } from '#platform/ids.ts'

/** Somebody who may own an alert: active, with a role that treats, supervises or leads. */
export type Person = {
  readonly id: StaffId
  readonly name: string
  /** Not away now. */
  readonly isAvailable: boolean
  /** Who stands in while this person is away now. */
  readonly coverId: StaffId | null
  /** Place on the clinic's alert list. */
  readonly position: number | null
  readonly isLead: boolean
}

export type Rota = readonly Person[]

/**
 * Who owns a new alert: the course's clinician; whoever covers for them while they are away; the first on the list; a
 * lead. With nobody available it still has an owner, the clinician if they can be one, and moves on as soon as somebody
 * is there (SEC-070). Null only in a clinic without a single person who could own it.
 */
export function firstOwner(rota: Rota, clinicianId: StaffId): Person | null {
  const clinician = personIn(rota, clinicianId)
  const inOrder = [
    clinician,
    personIn(rota, clinician?.coverId ?? null),
    ...listed(rota),
    ...rota.filter((person) => person.isLead),
  ]
  const people = inOrder.filter((person) => person !== null)
  return people.find((person) => person.isAvailable) ?? people[0] ?? rota[0] ?? null
}

/**
 * Who is asked next when the owner has not taken an alert: the next on the list who is there, and after the last the
 * first again. Alone, the owner keeps it.
 */
export function nextOwner(rota: Rota, ownerId: StaffId, clinicianId: StaffId): Person | null {
  const owner = personIn(rota, ownerId)
  const others = listed(rota).filter((person) => person.isAvailable && person.id !== ownerId)
  const place = owner?.position ?? 0
  const next = others.find((person) => (person.position ?? 0) > place) ?? others[0]
  if (next !== undefined) return next
  return owner !== null && owner.isAvailable ? owner : firstOwner(rota, clinicianId)
}

/** Who takes over from an owner who is away or can own nothing any more: their cover, else the next on the list (HAZ-004). */
export function successor(rota: Rota, ownerId: StaffId, clinicianId: StaffId): Person | null {
  const owner = personIn(rota, ownerId)
  const cover = personIn(rota, owner?.coverId ?? null)
  if (cover?.isAvailable) return cover
  return nextOwner(rota, ownerId, clinicianId)
}

export function personIn(rota: Rota, id: StaffId | null): Person | null {
  return rota.find((person) => person.id === id) ?? null
}

function listed(rota: Rota): Person[] {
  return rota
    .filter((person) => person.position !== null)
    .toSorted((a, b) => (a.position ?? 0) - (b.position ?? 0))
}
