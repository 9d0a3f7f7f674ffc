import type { FormAnswer } from '#platform/http/form-answer.server.ts'
import {
  Banner,
  Button,
  ButtonLink,
  DataTable,
  PageHeading,
  Section,
  Timestamp,
  type Column,
} from '#ui/index.ts'

import type { OwnAccount } from '../account/own-account.server.ts'
import { FormNotes } from './form-notes.tsx'

export type AccountPageProps = {
  account: OwnAccount
  notice: string | null
  answer: FormAnswer<null> | undefined
}

/** How one is recognised, and where one is signed in. */
export function AccountPage({ account, notice, answer }: AccountPageProps) {
  return (
    <div className="stack stack-wide">
      <PageHeading title="Your account" purpose={account.email} />
      {notice === null ? null : <Banner title={notice} announced />}
      <FormNotes answer={answer} />
      <Section title="Password">
        <p>
          <ButtonLink href="/account/password" tone="quiet">
            Change the password
          </ButtonLink>
        </p>
      </Section>
      <SecondFactors account={account} />
      <Section title="Where you are signed in">
        <Sessions account={account} />
      </Section>
    </div>
  )
}

function SecondFactors({ account }: { account: OwnAccount }) {
  const { totpSince, passkeys, recoveryCodesLeft } = account.factors
  const ways = [
    ...(totpSince === null ? [] : [{ key: 'totp', name: 'Authenticator app', since: totpSince, used: null }]),
    ...passkeys.map(({ id, name, createdAt, lastUsedAt }) => ({
      key: id,
      name,
      since: createdAt,
      used: lastUsedAt,
    })),
  ]
  const zone = account.timeZone
  const columns: readonly Column<(typeof ways)[number]>[] = [
    { key: 'name', head: 'Way', isRowHead: true, cell: (way) => way.name },
    { key: 'since', head: 'Since', cell: (way) => <Timestamp at={way.since} zone={zone} /> },
    {
      key: 'used',
      head: 'Last used',
      cell: (way) => (way.used === null ? null : <Timestamp at={way.used} zone={zone} />),
    },
    {
      key: 'remove',
      head: 'Remove',
      isPlain: true,
      cell: (way) =>
        ways.length === 1 ? null : (
          <form method="post">
            <input type="hidden" name="factor" value={way.key} />
            <Button name="intent" value="remove-factor" tone="plain">
              Remove <span className="spoken">{way.name}</span>
            </Button>
          </form>
        ),
    },
  ]
  return (
    <Section title="Second factor">
      <DataTable
        caption="Second factors"
        captionIsSpoken
        columns={columns}
        rows={ways}
        rowKey={(way) => way.key}
      />
      <div className="row">
        <ButtonLink href="/account/passkey" tone="quiet">
          Add a passkey
        </ButtonLink>
        <ButtonLink href="/account/authenticator" tone="quiet">
          {totpSince === null ? 'Add an authenticator app' : 'Change the authenticator app'}
        </ButtonLink>
      </div>
      <p>
        {recoveryCodesLeft === 1 ? '1 recovery code is' : `${recoveryCodesLeft} recovery codes are`} left.{' '}
        <a href="/account/recovery-codes">Make ten new ones</a>
      </p>
    </Section>
  )
}

function Sessions({ account }: { account: OwnAccount }) {
  const zone = account.timeZone
  const columns: readonly Column<OwnAccount['sessions'][number]>[] = [
    { key: 'device', head: 'Device', isRowHead: true, cell: (one) => one.device },
    { key: 'since', head: 'Since', cell: (one) => <Timestamp at={one.startedAt} zone={zone} /> },
    { key: 'seen', head: 'Last seen', cell: (one) => <Timestamp at={one.lastSeenAt} zone={zone} /> },
    {
      key: 'end',
      head: 'End',
      isPlain: true,
      cell: (one) =>
        one.isThisOne ? (
          'This one'
        ) : (
          <form method="post">
            <input type="hidden" name="session" value={one.id} />
            <Button name="intent" value="end-session" tone="plain">
              End <span className="spoken">{one.device}</span>
            </Button>
          </form>
        ),
    },
  ]
  return (
    <DataTable
      caption="Sessions"
      captionIsSpoken
      columns={columns}
      rows={account.sessions}
      rowKey={(one) => one.id}
    />
  )
}
