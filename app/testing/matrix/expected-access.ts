import type { StaffRole } from '#platform/access/actor.ts'
import type { Relation } from '#platform/access/policy.ts'

/** Who gets in: anybody; whoever holds the token in the address; whoever has shown a password; or roles, each with the relations that are enough (none: the role alone). */
export type Expected =
  | 'anybody'
  | 'one-factor'
  | 'link'
  | 'token'
  | { roles: Partial<Record<StaffRole, readonly Relation[]>>; fresh?: boolean }

const everyRole: Expected = {
  roles: { clinician: [], supervisor: [], facilitator: [], lead: [], researcher: [] },
}
const ownFactors: Expected = { ...everyRole, fresh: true }
const lead: Expected = { roles: { lead: [] } }
const chart: Expected = {
  roles: { clinician: ['treats', 'covers', 'owns-alert'], supervisor: ['supervises', 'owns-alert'] },
}
const treating: Expected = { roles: { clinician: ['treats', 'covers'] } }
const session: Expected = { roles: { clinician: ['treats', 'covers'], supervisor: ['supervises'] } }
const onDuty = ['treats', 'covers', 'owns-alert', 'listed'] as const
const alertRead: Expected = {
  roles: { clinician: onDuty, supervisor: [...onDuty, 'supervises'], lead: onDuty },
}

/**
 * What product.md, part 1, and the requirements say about each loader and action, written by hand and not from the
 * code's own policies: the matrix holds the one against the other.
 */
export const expectedAccess: Readonly<Record<string, Expected>> = {
  'routes/healthz loader': 'anybody',
  'routes/crisis loader': 'anybody',
  'routes/check-in loader': 'anybody',
  'routes/check-in-form loader': 'link',
  'routes/check-in-form action': 'link',
  'routes/check-in-pin loader': 'link',
  'routes/check-in-pin action': 'link',
  'routes/check-in-received loader': 'link',
  'routes/sign-in loader': 'anybody',
  'routes/sign-in action': 'anybody',
  'routes/sign-out loader': 'anybody',
  'routes/sign-out action': 'anybody',
  'routes/set-up loader': 'token',
  'routes/set-up action': 'token',
  'routes/invitation loader': 'token',
  'routes/invitation action': 'token',
  'routes/reset loader': 'token',
  'routes/reset action': 'token',
  'routes/enter loader': 'token',
  'routes/sign-in-second loader': 'one-factor',
  'routes/sign-in-second action': 'one-factor',
  'routes/sign-in-factor loader': 'one-factor',
  'routes/sign-in-factor action': 'one-factor',
  // Choosing between clinics comes after both factors.
  'routes/sign-in-clinic loader': everyRole,
  'routes/sign-in-clinic action': everyRole,
  'routes/sign-in-again loader': everyRole,
  'routes/sign-in-again action': everyRole,
  'routes/staff-layout loader': everyRole,
  'routes/today loader': everyRole,
  'routes/account loader': everyRole,
  'routes/account action': everyRole,
  'routes/account-password loader': ownFactors,
  'routes/account-password action': ownFactors,
  'routes/account-authenticator loader': ownFactors,
  'routes/account-authenticator action': ownFactors,
  'routes/account-passkey loader': ownFactors,
  'routes/account-passkey action': ownFactors,
  'routes/account-recovery-codes loader': ownFactors,
  'routes/account-recovery-codes action': ownFactors,
  'routes/welcome loader': lead,
  'routes/settings loader': lead,
  'routes/settings-staff loader': lead,
  'routes/settings-staff-invite loader': lead,
  'routes/settings-staff-invite action': lead,
  'routes/settings-staff-member loader': lead,
  'routes/settings-staff-member action': lead,
  'routes/settings-alerts loader': lead,
  'routes/settings-alerts action': lead,
  'routes/settings-contract loader': lead,
  'routes/settings-contract action': lead,
  'routes/settings-audit loader': lead,
  'routes/settings-audit action': lead,
  'routes/patient-access loader': lead,
  'routes/patients loader': { roles: { clinician: [], supervisor: [] } },
  'routes/patient-new loader': { roles: { clinician: [] } },
  'routes/patient-new action': { roles: { clinician: [] } },
  'routes/patient loader': chart,
  'routes/patient-edit loader': treating,
  'routes/patient-edit action': treating,
  'routes/patient-contact loader': treating, // it says that a fresh sign-in is needed; the act insists on it
  'routes/patient-contact action': { ...treating, fresh: true },
  'routes/patient-pin loader': treating, // as above
  'routes/patient-pin action': { ...treating, fresh: true },
  'routes/course-new loader': { roles: { clinician: ['treats'] } },
  'routes/course-new action': { roles: { clinician: ['treats'] } },
  'routes/course loader': chart,
  'routes/course-appointments loader': chart,
  'routes/course-appointments action': treating,
  'routes/course-focus loader': session,
  'routes/course-focus action': treating, // agreeing insists on the one who treats
  'routes/course-phase loader': chart,
  'routes/course-phase action': { roles: { clinician: ['treats'] } },
  'routes/course-hand-over loader': { roles: { clinician: ['treats'], lead: [] } },
  'routes/course-hand-over action': { roles: { clinician: ['treats'], lead: [] } },
  'routes/course-link loader': treating,
  'routes/course-link action': treating,
  'routes/course-check-in-new loader': treating,
  'routes/course-check-in-new action': treating,
  'routes/course-check-in-correct loader': treating,
  'routes/course-check-in-correct action': treating,
  'routes/course-messages loader': treating,
  'routes/course-messages action': treating,
  'routes/course-session loader': session,
  'routes/course-session action': treating,
  'routes/course-session-draft action': treating,
  'routes/course-sheet action': treating,
  'routes/course-inventory loader': session,
  'routes/course-inventory action': treating,
  'routes/course-inventory-steps action': treating,
  'routes/course-assessment loader': session,
  'routes/course-assessment action': treating,
  'routes/course-hope loader': session,
  'routes/course-hope action': treating,
  'routes/course-sick-role loader': session,
  'routes/course-sick-role action': treating,
  'routes/course-preparation loader': session,
  'routes/course-preparation action': treating,
  'routes/course-timeline loader': session,
  'routes/course-timeline action': treating,
  'routes/course-timeline-draft action': treating,
  'routes/course-contract loader': session,
  'routes/course-contract action': treating,
  'routes/course-contract-sheet loader': session,
  'routes/course-contract-sheet action': { roles: { clinician: ['treats'] } },
  'routes/course-concern loader': alertRead,
  'routes/course-concern action': alertRead,
  'routes/alerts loader': { roles: { clinician: [], supervisor: [], lead: [] } },
  'routes/alert loader': alertRead,
  'routes/alert action': { roles: { clinician: onDuty, supervisor: onDuty, lead: onDuty } },
}
