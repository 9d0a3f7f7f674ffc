import type { FormAnswer } from '#platform/http/form-answer.server.ts'
import { Banner, Button, Facts, PageHeading, Section, Timestamp } from '#ui/index.ts'
import { FormNotes, problemAt } from '#features/sign-in/index.ts'

import { RolesField } from './invite-page.tsx'
import type { Member } from './member.ts'
import { StateOf } from './staff-list-page.tsx'

import './staff.css'

export type MemberPageProps = {
  member: Omit<Member, 'accountId'>
  timeZone: string
  invitationLink: string | null
  resetLink: string | null
  mailGoesOut: boolean
  isYou: boolean
  answer: FormAnswer<null> | undefined
}

/** One member of staff: how it stands with them, and what a lead can do. */
export function MemberPage(props: MemberPageProps) {
  const { member, timeZone, answer } = props
  return (
    <div className="stack stack-wide">
      <PageHeading title={member.name} above={<a href="/settings/staff">Staff</a>} />
      <FormNotes answer={answer} />
      {answer?.code === 'staff/owns-open-alerts' ? (
        <p>
          <a href="/alerts">To the alerts</a>
        </p>
      ) : null}
      {props.resetLink === null ? null : <ResetStarted link={props.resetLink} />}
      <Facts
        facts={[
          { term: 'E-mail address', value: member.email },
          { term: 'State', value: <StateOf member={member} /> },
          { term: 'Open courses', value: String(member.openCourses) },
          { term: 'Open alerts', value: String(member.openAlerts) },
          ...(member.lastSeenAt === null
            ? []
            : [{ term: 'Last here', value: <Timestamp at={member.lastSeenAt} zone={timeZone} /> }]),
        ]}
      />
      {member.state === 'invited' ? <InvitationSection {...props} /> : null}
      <form method="post" className="form">
        <input type="hidden" name="version" value={member.version} />
        <RolesField chosen={member.roles} problem={problemAt(answer, 'roles')} />
        <p className="quiet">The change holds from their next click on: they are asked to sign in again.</p>
        <div className="form-actions">
          <Button name="intent" value="roles" tone="quiet">
            Keep these roles
          </Button>
        </div>
      </form>
      {member.state === 'active' ? <ActiveSection {...props} /> : null}
      {member.state === 'disabled' ? (
        <form method="post">
          <Button name="intent" value="enable" tone="quiet">
            Let {member.name} work here again
          </Button>
        </form>
      ) : null}
    </div>
  )
}

function InvitationSection({ member, timeZone, invitationLink, mailGoesOut }: MemberPageProps) {
  return (
    <Section title="Invitation" onSheet>
      {invitationLink === null || member.invitedUntil === null ? (
        <p>There is no invitation that is good now.</p>
      ) : (
        <>
          <p>
            {mailGoesOut
              ? 'It is on its way by e-mail. You can also hand over this link yourself.'
              : 'Kith cannot send mail here: hand over this link yourself.'}{' '}
            It is good once, until <Timestamp at={member.invitedUntil} zone={timeZone} />.
          </p>
          <p className="link-to-hand-over">{invitationLink}</p>
        </>
      )}
      <form method="post" className="row">
        <Button name="intent" value="invite-again" tone="quiet">
          {invitationLink === null ? 'Invite again' : 'Make a new invitation'}
        </Button>
        {invitationLink === null ? null : (
          <Button name="intent" value="withdraw" tone="quiet">
            Withdraw the invitation
          </Button>
        )}
      </form>
    </Section>
  )
}

function ActiveSection({ member, isYou }: MemberPageProps) {
  return (
    <>
      <Section title="Password forgotten">
        <p className="quiet">
          Makes a link with which {member.name} chooses a new password. It is good once, for half an hour. The
          second factor stays.
        </p>
        <form method="post">
          <Button name="intent" value="reset" tone="quiet">
            Start a new password
          </Button>
        </form>
      </Section>
      {isYou ? null : (
        <Section title="Leaving">
          {member.openAlerts === 0 ? null : (
            <Banner
              tone="caution"
              title="Open alerts have to be handed over first"
              actions={<a href="/alerts">To the alerts</a>}
            />
          )}
          <p className="quiet">
            {member.name} is signed out at once and is asked about no further alert. What they wrote stays.
            {member.openCourses === 0 ? '' : ' Their open courses need another clinician.'}
          </p>
          <form method="post">
            <Button name="intent" value="disable" tone="danger">
              End the work of {member.name} here
            </Button>
          </form>
        </Section>
      )}
    </>
  )
}

function ResetStarted({ link }: { link: string }) {
  return (
    <Banner title="Hand this link over yourself">
      <p>
        It is shown this once, and good once, for half an hour. Make sure that it reaches the right person.
      </p>
      <p className="link-to-hand-over">{link}</p>
    </Banner>
  )
}
