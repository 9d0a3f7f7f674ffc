import type { StaffRole } from '#platform/access/actor.ts'
import { textIn } from '#platform/http/form-of.server.ts'
import type { FieldProblems } from '#platform/result.ts'

import { allRoles } from './member.ts'

export type TypedStaff = { name: string; email: string; roles: StaffRole[] }

/** What a lead says of somebody to invite. */
export function readStaffForm(form: FormData): { typed: TypedStaff; fields: FieldProblems | null } {
  const typed: TypedStaff = {
    name: textIn(form, 'name').trim().slice(0, 300),
    email: textIn(form, 'email').trim().normalize('NFC').toLowerCase().slice(0, 300),
    roles: readRoles(form),
  }
  const fields: Record<string, string> = {}
  if (typed.name === '') fields['name'] = 'name/missing'
  if (typed.name.length > 200) fields['name'] = 'name/too-long'
  if (!/^[^\s@]{1,64}@[^\s@]+\.[^\s@]+$/.test(typed.email) || typed.email.length > 254) {
    fields['email'] = 'email/not-an-address'
  }
  if (typed.roles.length === 0) fields['roles'] = 'roles/missing'
  return { typed, fields: Object.keys(fields).length === 0 ? null : fields }
}

/** The roles that were ticked; anything else that was sent is ignored (SEC-007). */
export function readRoles(form: FormData): StaffRole[] {
  const ticked = form.getAll('roles')
  return allRoles.filter((role) => ticked.includes(role))
}
