import type { FormAnswer } from '#platform/http/form-answer.server.ts'
import { Button, TextField } from '#ui/index.ts'

import { FormNotes, problemAt } from './form-notes.tsx'
import { PasskeyStep, type PasskeyQuestion } from './passkey-step.tsx'
import { CodeField } from './second-factor-form.tsx'

export type SignInAgainProps = {
  ways: { totp: boolean; passkey: boolean }
  isInvented: boolean
  answer: FormAnswer<null> | undefined
  question: PasskeyQuestion | null
}

/** Before something that needs a sign-in of the last five minutes. */
export function SignInAgain({ ways, isInvented, answer, question }: SignInAgainProps) {
  return (
    <>
      <div>
        <h1>Is it you?</h1>
        <p>For the next step Kith wants to be sure. This holds for five minutes.</p>
      </div>
      <FormNotes answer={answer} title="That did not work." />
      {isInvented ? (
        <form method="post">
          <input type="hidden" name="intent" value="demonstration" />
          <Button>Go on (demonstration)</Button>
        </form>
      ) : null}
      {ways.passkey ? (
        <PasskeyStep
          words="Use a passkey"
          tone={ways.totp ? 'quiet' : 'primary'}
          question={question}
          problem={problemAt(answer, 'passkey')}
        />
      ) : null}
      {isInvented ? null : (
        <form method="post" className="form" noValidate>
          <input type="hidden" name="intent" value={ways.totp ? 'totp' : 'recovery'} />
          <TextField
            name="password"
            label="Password"
            type="password"
            autoComplete="current-password"
            problem={problemAt(answer, 'password')}
            required
          />
          {ways.totp ? (
            <CodeField problem={undefined} />
          ) : (
            <TextField
              name="recovery"
              label="Recovery code"
              hint="If the passkey is not at hand."
              autoComplete="off"
              required
            />
          )}
          <div className="form-actions">
            <Button tone={ways.totp ? 'primary' : 'quiet'}>Continue</Button>
          </div>
        </form>
      )}
    </>
  )
}

export function ChooseClinic({ clinics }: { clinics: readonly { clinicId: string; clinicName: string }[] }) {
  return (
    <>
      <h1>{clinics.length === 0 ? 'No clinic at the moment' : 'Which clinic?'}</h1>
      {clinics.length === 0 ? (
        <p>This account is not part of a clinic now. A lead can invite you.</p>
      ) : (
        <form method="post" className="stack">
          {clinics.map(({ clinicId, clinicName }) => (
            <div key={clinicId}>
              <Button tone="quiet" name="clinic" value={clinicId}>
                {clinicName}
              </Button>
            </div>
          ))}
        </form>
      )}
      <form method="post" action="/sign-out">
        <Button tone="plain">Sign out</Button>
      </form>
    </>
  )
}
