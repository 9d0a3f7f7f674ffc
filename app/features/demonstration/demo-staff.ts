import type { StaffRole } from '#platform/access/actor.ts'

/** The invented staff of the invented clinic. */
export const demoClinic = {
  name: 'Riverside Psychotherapy',
  country: 'GB',
  timeZone: 'Europe/London',
} as const

export type DemoStaffKey = 'maren' | 'tobias' | 'priya' | 'judith' | 'colm'

export type DemoStaff = { key: DemoStaffKey; name: string; roles: StaffRole[]; entrance: string }

/** `entrance` is what the way in is called; one for each role bears the role's own name. */
export const demoStaff: readonly DemoStaff[] = [
  { key: 'maren', name: 'Maren Oakes', roles: ['clinician'], entrance: 'clinician' },
  { key: 'judith', name: 'Judith Abara', roles: ['supervisor'], entrance: 'supervisor' },
  { key: 'colm', name: 'Colm Whitlock', roles: ['lead'], entrance: 'lead' },
  { key: 'tobias', name: 'Tobias Lindeholm', roles: ['clinician'], entrance: 'clinician Tobias Lindeholm' },
  { key: 'priya', name: 'Priya Ramanath', roles: ['clinician'], entrance: 'clinician Priya Ramanath' },
]

/** Who is asked, in this order, when nobody takes an alert. */
export const demoAlertList: readonly DemoStaffKey[] = ['maren', 'tobias', 'priya', 'judith']

export const demoHours = { weekdays: [1, 2, 3, 4, 5], opens: '08:30', closes: '18:00' } as const

/** Leave that is coming up, with whoever stands in. */
export const demoLeave = { who: 'tobias', cover: 'priya', inDays: 9, days: 7 } as const
