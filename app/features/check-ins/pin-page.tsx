import { CrisisNumbers } from '#features/crisis-help/index.ts'
import { Button, PatientFrame, TextField } from '#ui/index.ts'

import { patientWords } from './check-in-words.ts'

/** The question for the PIN. It says neither what comes after it nor who asks (SEC-023). */
export function PinPage({
  country,
  left,
}: {
  country: string
  /** How many tries are left after a wrong one; null before the first. */
  left: number | null
}) {
  return (
    <PatientFrame>
      <CrisisNumbers country={country} />
      <h1>{patientWords.pin}</h1>
      <p>{patientWords.pinMore}</p>
      <form method="post" className="stack">
        <TextField
          name="pin"
          label="PIN"
          type="password"
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          width="short"
          problem={left === null ? undefined : patientWords.pinWrong(left)}
        />
        <Button wide>{patientWords.pinSend}</Button>
      </form>
      <p>{patientWords.pinForgotten}</p>
    </PatientFrame>
  )
}
