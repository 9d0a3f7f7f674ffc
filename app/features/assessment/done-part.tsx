import { useSyncExternalStore } from 'react'

import { Button, fieldId, Section } from '#ui/index.ts'

import { fieldWords, problemWords } from './assessment-words.ts'
import { capital } from './criterion-row.tsx'
import type { Gap } from './evidence-in.ts'

/** The form that marks it done stands outside the sheet; this is its name. */
export const doneForm = 'assessment-done'

/** What is missing, each a link to its field; and the button, which the server answers for (IPT-038). */
export function DonePart({ gaps, again }: { gaps: readonly Gap[]; again: boolean }) {
  const isScripted = useIsScripted()
  return (
    <Section title={again ? 'Mark it done again' : 'Mark it done'} id="part-done" onSheet>
      <div aria-live="polite">
        {gaps.length === 0 ? (
          <p>Nothing is missing. Marked done, it is kept as it stands, with your name and the date.</p>
        ) : (
          <>
            <p>
              {gaps.length === 1 ? 'One thing is missing' : `${gaps.length} things are missing`} before it can
              be marked done:
            </p>
            <ul className="missing">
              {gaps.map(({ field, code }) => (
                <li key={field}>
                  <a href={`#${fieldId(field)}`}>{capital(fieldWords(field))}</a>{' '}
                  <span className="quiet">{problemWords(code)}</span>
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      <p className="quiet">
        It can be changed later by marking it done again: each record stays, with its date and who made it.
      </p>
      {/* Without scripts the button sends the sheet with it, so that nothing typed is lost. */}
      <Button name="intent" value="done" form={isScripted ? doneForm : undefined}>
        Mark the assessment done
      </Button>
    </Section>
  )
}

/** False on the server and in a page without scripts. */
function useIsScripted(): boolean {
  return useSyncExternalStore(nothingChanges, isHere, isNotHere)
}

const nothingChanges = () => () => undefined
const isHere = () => true
const isNotHere = () => false
