import { PatientBanner } from '#features/courses/index.ts'
import { Banner, Button, PageHeading, Section, TextField } from '#ui/index.ts'

import { pinProblemWords } from './check-in-words.ts'
import type { PinRoom } from './choose-pin.server.ts'

/** Where a patient chooses a PIN for their links, on the clinician's device. It is shown to nobody afterwards. */
export function PinRoomPage({
  room,
  fields,
  code,
}: {
  room: PinRoom
  fields: Readonly<Record<string, string>>
  /** What is wrong with the whole of it. */
  code: string | null
}) {
  const { patient, since, isFresh } = room
  const problem = code ?? (isFresh ? null : 'access/sign-in-again')
  return (
    <>
      <PageHeading
        above={<PatientBanner patient={patient} />}
        title="A PIN for their links"
        purpose="For patients whose messages somebody else might open. It is asked for before the questions."
      />
      {problem === null ? null : <SignInAgain patientId={patient.id} />}
      <div className="stack stack-wide">
        <p>
          {since === null
            ? 'Their links ask for no PIN.'
            : `Their links ask for the PIN that was chosen on ${since}.`}
        </p>
        <form method="post" className="stack" noValidate autoComplete="off">
          <TextField
            name="pin"
            label={since === null ? 'PIN' : 'A new PIN'}
            hint="Let the patient type it: four to eight digits that nobody near them would try. Kith never shows it again."
            type="password"
            inputMode="numeric"
            autoComplete="new-password"
            maxLength={20}
            width="short"
            problem={pinProblemWords[fields['pin'] ?? '']}
          />
          <div className="row">
            <Button name="intent" value="choose">
              Keep this PIN
            </Button>
          </div>
        </form>
        {since === null ? null : (
          <form method="post">
            <Button tone="quiet" name="intent" value="drop">
              Ask for no PIN any more
            </Button>
          </form>
        )}
        <Section title="What it does">
          <p>
            After five wrong ones a link closes, and you make a new one where you show the code. A forgotten
            PIN is replaced here. Answers stay marked “by link, not verified”: somebody may know the PIN too.
          </p>
        </Section>
      </div>
    </>
  )
}

function SignInAgain({ patientId }: { patientId: string }) {
  const next = encodeURIComponent(`/patients/${patientId}/pin`)
  return (
    <Banner tone="caution" level={2} title="To change a PIN, sign in once more">
      <p>
        The last time is over five minutes ago. <a href={`/sign-in/again?next=${next}`}>Sign in again</a>, and
        you come back here.
      </p>
    </Banner>
  )
}
