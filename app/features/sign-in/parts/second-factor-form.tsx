import type { FormAnswer } from '#platform/http/form-answer.server.ts'
import { Button, Disclosure, TextField } from '#ui/index.ts'

import { FormNotes, problemAt } from './form-notes.tsx'
import { PasskeyStep, type PasskeyQuestion } from './passkey-step.tsx'

export type SecondFactorFormProps = {
  ways: { totp: boolean; passkey: boolean }
  answer: FormAnswer<null> | undefined
  question: PasskeyQuestion | null
}

/** The second step of signing in: what this account has, most usual way first. */
export function SecondFactorForm({ ways, answer, question }: SecondFactorFormProps) {
  return (
    <>
      <h1>One more step</h1>
      <FormNotes answer={answer} title="You are not signed in yet." />
      {ways.passkey ? (
        <PasskeyStep
          words="Use a passkey"
          tone={ways.totp ? 'quiet' : 'primary'}
          question={question}
          problem={problemAt(answer, 'passkey')}
        />
      ) : null}
      {ways.totp ? (
        <form method="post" className="form" noValidate>
          <input type="hidden" name="intent" value="totp" />
          <CodeField problem={problemAt(answer, 'code')} />
          <div className="form-actions">
            <Button>Sign in</Button>
          </div>
        </form>
      ) : null}
      <Disclosure summary="Use a recovery code" open={answer?.fields['recovery'] !== undefined}>
        <form method="post" className="form" noValidate>
          <input type="hidden" name="intent" value="recovery" />
          <TextField
            name="recovery"
            label="Recovery code"
            hint="One of the ten that you kept when you set up your second factor. It works once."
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            problem={problemAt(answer, 'recovery')}
            required
          />
          <div className="form-actions">
            <Button tone="quiet">Sign in with this code</Button>
          </div>
        </form>
      </Disclosure>
      <form method="post" action="/sign-out">
        <Button tone="plain">Sign in as somebody else</Button>
      </form>
    </>
  )
}

/** Six digits from an authenticator app. */
export function CodeField({ problem }: { problem: string | undefined }) {
  return (
    <TextField
      name="code"
      label="Code from your authenticator app"
      hint="Six digits. A new one comes every half minute, and each works once."
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={12}
      width="short"
      problem={problem}
      required
    />
  )
}
