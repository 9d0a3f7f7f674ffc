/** Who works in a clinic: read and changed by its leads, and by whoever runs the machine. */
export { changeRoles, disableStaff, enableStaff, startReset } from './change-staff.server.ts'
export { inviteAgain, inviteStaff, withdrawInvitation, type NewStaff } from './invite-staff.server.ts'
export { withoutAccount } from './member.ts'
export { readMember, readStaffList, type OneMember, type StaffList } from './read-staff.server.ts'
export { addStaffWithAccount, type StaffWithAccount } from './staff-with-account.server.ts'
export { readStaffForm, readRoles } from './staff-form.server.ts'
export { staffPolicies } from './staff.policy.ts'
