/** The pages of staff that routes show. */
export { InvitePage } from './invite-page.tsx'
export { MemberPage } from './member-page.tsx'
export { StaffListPage } from './staff-list-page.tsx'
