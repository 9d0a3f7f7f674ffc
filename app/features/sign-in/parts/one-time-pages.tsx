import type { FormAnswer } from '#platform/http/form-answer.server.ts'
import { Button } from '#ui/index.ts'

import type { OpenInvitation } from '../invitations/read-invitation.server.ts'
import { roleWords } from '../sign-in-words.ts'
import { FormNotes, problemAt } from './form-notes.tsx'
import { NewPasswordField } from './new-password-field.tsx'

/** Used, withdrawn, too old or never made: one page for all of them. */
export function LinkIsOver() {
  return (
    <>
      <h1>This link does not work any more</h1>
      <p>Links like this open once, and only for a while. Ask whoever sent it for a new one.</p>
      <p>
        <a href="/sign-in">To the sign-in</a>
      </p>
    </>
  )
}

export function InvitationPage(props: {
  invitation: Pick<OpenInvitation, 'clinicName' | 'name' | 'email' | 'roles' | 'signedIn'>
  answer: FormAnswer<null> | undefined
  here: string
}) {
  const { invitation, answer, here } = props
  const roles = invitation.roles.map((role) => roleWords[role].name.toLowerCase()).join(', ')
  return (
    <>
      <div>
        <h1>Welcome, {invitation.name}</h1>
        <p>
          {invitation.clinicName} invites you to work in Kith as {roles}, with {invitation.email}.
        </p>
      </div>
      <FormNotes answer={answer} />
      {invitation.signedIn === 'mine' ? (
        <form method="post" className="form">
          <input type="hidden" name="intent" value="join" />
          <div className="form-actions">
            <Button>Join {invitation.clinicName}</Button>
          </div>
        </form>
      ) : (
        <NewAccount invitation={invitation} answer={answer} here={here} />
      )}
    </>
  )
}

function NewAccount(props: {
  invitation: Pick<OpenInvitation, 'email'>
  answer: FormAnswer<null> | undefined
  here: string
}) {
  return (
    <>
      <form method="post" className="form" noValidate>
        <input type="hidden" name="intent" value="accept" />
        <input type="hidden" name="username" autoComplete="username" value={props.invitation.email} />
        <NewPasswordField label="Choose a password" problem={problemAt(props.answer, 'password')} />
        <div className="form-actions">
          <Button>Continue to the second factor</Button>
        </div>
      </form>
      <p className="quiet">
        You use Kith with this e-mail address already?{' '}
        <a href={`/sign-in?next=${encodeURIComponent(props.here)}`}>Sign in first</a>.
      </p>
    </>
  )
}

export function ResetPage({ answer }: { answer: FormAnswer<null> | undefined }) {
  return (
    <>
      <div>
        <h1>Choose a new password</h1>
        <p>
          Your second factor stays as it is. You are signed out everywhere, then you sign in with the new
          password.
        </p>
      </div>
      <FormNotes answer={answer} />
      <form method="post" className="form" noValidate>
        <NewPasswordField label="New password" problem={problemAt(answer, 'password')} />
        <div className="form-actions">
          <Button>Keep this password</Button>
        </div>
      </form>
    </>
  )
}
