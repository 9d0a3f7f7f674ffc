import { ButtonLink, DataTable, PageHeading, Tag, Timestamp, type Column } from '#ui/index.ts'
import { roleWords } from '#features/sign-in/index.ts'

import type { Member } from './member.ts'

type Row = Pick<
  Member,
  | 'id'
  | 'name'
  | 'email'
  | 'roles'
  | 'state'
  | 'lastSeenAt'
  | 'invitedUntil'
  | 'hasSecondFactor'
  | 'openAlerts'
>

/** Everybody who works here, what they may do, and whether they have come in yet. */
export function StaffListPage({ members, timeZone }: { members: readonly Row[]; timeZone: string }) {
  const columns: readonly Column<Row>[] = [
    {
      key: 'name',
      head: 'Name',
      isRowHead: true,
      cell: (row) => <a href={`/settings/staff/${row.id}`}>{row.name}</a>,
    },
    { key: 'roles', head: 'Roles', cell: (row) => rolesInWords(row.roles) },
    { key: 'state', head: 'State', cell: (row) => <StateOf member={row} /> },
    {
      key: 'seen',
      head: 'Last here',
      cell: (row) => (row.lastSeenAt === null ? null : <Timestamp at={row.lastSeenAt} zone={timeZone} />),
    },
  ]
  return (
    <>
      <PageHeading
        title="Staff"
        purpose="Who works here, and what they may do"
        above={<a href="/settings">Settings</a>}
        actions={<ButtonLink href="/settings/staff/invite">Invite somebody</ButtonLink>}
      />
      <DataTable caption="Staff" captionIsSpoken columns={columns} rows={members} rowKey={(row) => row.id} />
    </>
  )
}

export function rolesInWords(roles: Row['roles']): string {
  return roles.map((role) => roleWords[role].name).join(', ')
}

/** One word for how it stands with somebody, and what is missing. */
export function StateOf({ member }: { member: Pick<Row, 'state' | 'invitedUntil' | 'hasSecondFactor'> }) {
  if (member.state === 'disabled') return <Tag>No longer works here</Tag>
  if (member.state === 'invited') {
    return <Tag>{member.invitedUntil === null ? 'Invitation is over' : 'Invited'}</Tag>
  }
  return member.hasSecondFactor ? <>Works here</> : <Tag>Second factor missing</Tag>
}
