import type { FormAnswer } from '#platform/http/form-answer.server.ts'
import { Banner, Button, TextField } from '#ui/index.ts'

import { FormNotes, problemAt } from './form-notes.tsx'

export type SignInFormProps = { answer: FormAnswer<{ email: string }> | undefined; notice: string | null }

/** E-mail address and password, as password managers expect them. */
export function SignInForm({ answer, notice }: SignInFormProps) {
  return (
    <>
      <h1>Sign in</h1>
      {notice === null || answer !== undefined ? null : <Banner title={notice} />}
      <FormNotes answer={answer} title="You are not signed in yet." />
      <form method="post" className="form" noValidate>
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={answer?.typed.email ?? ''}
          problem={problemAt(answer, 'email')}
          required
        />
        <TextField
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          problem={problemAt(answer, 'password')}
          required
        />
        <div className="form-actions">
          <Button>Continue</Button>
        </div>
      </form>
      <p className="quiet">Password forgotten? A lead of your clinic can start a new one for you.</p>
    </>
  )
}

/** Before anybody has set Kith up. */
export function WaitsForSetUp() {
  return (
    <>
      <h1>Kith waits to be set up</h1>
      <p>
        Whoever started Kith finds a link in the terminal. It opens once, within a day, and makes the clinic
        and the first account.
      </p>
      <p className="quiet">No link there any more? Stop Kith and start it again: it prints a new one.</p>
    </>
  )
}

/** In the demonstration there is nobody to be: one of its invented staff is chosen. */
export function DemonstrationEntrances({
  entrances,
}: {
  entrances: readonly { token: string; role: string }[]
}) {
  return (
    <>
      <h1>The demonstration</h1>
      <p>An invented clinic with invented people. Look around as one of its staff.</p>
      <ul role="list" className="stack">
        {entrances.map(({ token, role }) => (
          <li key={token}>
            <a href={`/enter/${token}`}>Enter as {role}</a>
          </li>
        ))}
      </ul>
    </>
  )
}
