import { startAuthentication, startRegistration } from '@simplewebauthn/browser'
import { useEffect, useRef, useState } from 'react'

import { Button } from '#ui/index.ts'

/** What the server asks of the device, as JSON: to use a passkey, or to make one. */
export type PasskeyQuestion = { use: string } | { make: string }

export type PasskeyStepProps = {
  words: string
  /** The question that the server put, after the button was pressed; null before. */
  question: PasskeyQuestion | null
  problem: string | undefined
  tone?: 'primary' | 'quiet'
}

/**
 * Asks the device for a passkey. Two ordinary forms: the first asks the server for a question, the second carries the
 * answer that the browser's own dialog gave. The only thing at the door that needs a script.
 */
export function PasskeyStep({ words, question, problem, tone = 'quiet' }: PasskeyStepProps) {
  const answerForm = useRef<HTMLFormElement>(null)
  const answerField = useRef<HTMLInputElement>(null)
  const asked = useRef<PasskeyQuestion | null>(null)
  const [said, setSaid] = useState('')

  useEffect(() => {
    if (question === null || asked.current === question) return
    asked.current = question
    setSaid('Your device asks for the passkey now.')
    void handOver(question)

    async function handOver(put: PasskeyQuestion): Promise<void> {
      const answer = await answerTo(put).catch(() => null)
      if (answer === null || answerField.current === null || answerForm.current === null) {
        setSaid('No passkey was given. Press the button to be asked again, or use another way.')
        return
      }
      answerField.current.value = JSON.stringify(answer)
      answerForm.current.submit()
    }
  }, [question])

  return (
    <div className="stack">
      {problem === undefined ? null : <p className="field-problem">{problem}</p>}
      <form method="post">
        <input type="hidden" name="intent" value="ask-passkey" />
        <Button tone={tone} id="field-passkey">
          {words}
        </Button>
      </form>
      <form method="post" ref={answerForm} hidden>
        <input type="hidden" name="intent" value="passkey" />
        <input type="hidden" name="passkey" ref={answerField} />
        <input type="hidden" name="device" value={deviceWords} />
      </form>
      <p role="status">{said}</p>
      <noscript>
        <p className="quiet">Passkeys need JavaScript. A code from an authenticator app does not.</p>
      </noscript>
    </div>
  )
}

// Only where it is kept: the person can tell several passkeys apart by it.
const deviceWords = 'Passkey'

function answerTo(question: PasskeyQuestion): Promise<unknown> {
  return 'use' in question
    ? startAuthentication({ optionsJSON: JSON.parse(question.use) })
    : startRegistration({ optionsJSON: JSON.parse(question.make) })
}
