import type { FormAnswer } from '#platform/http/form-answer.server.ts'
import { Button, Section } from '#ui/index.ts'

import type { TotpOffer } from '../factors/totp.server.ts'
import { FormNotes, problemAt } from './form-notes.tsx'
import { PasskeyStep, type PasskeyQuestion } from './passkey-step.tsx'
import { CodeField } from './second-factor-form.tsx'

import '../sign-in.css'

export type MakeFactorProps = {
  offer: TotpOffer
  answer: FormAnswer<null> | undefined
  question: PasskeyQuestion | null
}

/** The first second factor: an app that shows codes, or a passkey of this device. */
export function MakeFactor({ offer, answer, question }: MakeFactorProps) {
  return (
    <>
      <div>
        <h1>Add a second factor</h1>
        <p>
          These are psychotherapy records: a password alone does not open them. Choose one of two ways; you
          can add more later.
        </p>
      </div>
      <FormNotes answer={answer} />
      <Section title="An authenticator app" onSheet>
        <TotpSetUp offer={offer} problem={problemAt(answer, 'code')} />
      </Section>
      <Section title="A passkey" onSheet>
        <p>Your fingerprint, your face or the PIN of this device or of a security key.</p>
        <PasskeyStep words="Make a passkey" question={question} problem={problemAt(answer, 'passkey')} />
      </Section>
    </>
  )
}

/** A secret to scan or type, and the code that shows that it arrived. */
export function TotpSetUp({ offer, problem }: { offer: TotpOffer; problem: string | undefined }) {
  return (
    <form method="post" className="form" noValidate>
      <input type="hidden" name="intent" value="totp" />
      <input type="hidden" name="sealed" value={offer.sealed} />
      <p>Scan this with the app, or type the key in by hand.</p>
      <QrCode qr={offer.qr} />
      <p>
        <span className="quiet">Key: </span>
        <span className="secret-text">{offer.secretText}</span>
      </p>
      <p>
        <a href={offer.uri}>Open in an app on this device</a>
      </p>
      <CodeField problem={problem} />
      <div className="form-actions">
        <Button>Confirm the code</Button>
      </div>
    </form>
  )
}

function QrCode({ qr }: { qr: TotpOffer['qr'] }) {
  const side = qr.size + 8
  return (
    <svg
      className="qr-code"
      viewBox={`-4 -4 ${side} ${side}`}
      role="img"
      aria-label="QR code of the key below"
    >
      <rect x="-4" y="-4" width={side} height={side} fill="#fff" />
      <path d={qr.path} fill="#000" shapeRendering="crispEdges" />
    </svg>
  )
}

/** Shown this once. */
export function RecoveryCodes({ codes, next }: { codes: readonly string[]; next: string }) {
  return (
    <>
      <div>
        <h1>Keep these ten codes</h1>
        <p>
          Each lets you in once if your second factor is lost. Print them or write them down, and keep them
          away from this device. They are not shown again, and nobody at Kith can look them up.
        </p>
      </div>
      <ol className="recovery-codes sheet" role="list">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ol>
      <p>
        <a className="button" href={next}>
          I have kept them
        </a>
      </p>
    </>
  )
}
