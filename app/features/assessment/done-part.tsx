import { useSyncExternalStore } from 'react'

import { Button, fieldId, Section } from '#ui/index.ts'

import { fieldWords, problemWords } from './assessment-words.ts'
import type { Gap } from './evidence-in.ts'
import { parts, partOf } from './parts.ts'

/** The form that marks it done stands outside the sheet; this is its name. */
export const doneForm = 'assessment-done'

/** What is missing, each a link to its field; and the button, which the server answers for (IPT-038). */
export function DonePart({ gaps, state }: { gaps: readonly Gap[]; state: 'open' | 'recorded' | 'changed' }) {
  const isScripted = useIsScripted()
  return (
    <Section title={state === 'open' ? 'Mark it done' : 'Mark it done again'} id="part-done" onSheet>
      <div aria-live="polite">
        {state === 'recorded' ? (
          <p>
            Nothing has changed since it was marked done. To record a change: change it above, assess
            suicidality today, and mark it done again.
          </p>
        ) : gaps.length === 0 ? (
          <p>Nothing is missing. Marked done, it is kept as it stands, with your name and the date.</p>
        ) : (
          <>
            <p>
              {gaps.length === 1 ? 'One thing is missing' : `${gaps.length} things are missing`} before it can
              be marked done:
            </p>
            <ul className="missing">
              {parts.map(({ id, title }) => (
                <Missing key={id} title={title} gaps={gaps.filter(({ field }) => partOf(field) === id)} />
              ))}
            </ul>
          </>
        )}
      </div>
      <p className="quiet">
        It can be changed later by marking it done again: each record stays, with its date and who made it.
      </p>
      {/* Without scripts the button sends the sheet with it, so that nothing typed is lost. */}
      <div className="row">
        <Button name="intent" value="done" form={isScripted ? doneForm : undefined}>
          Mark the assessment done
        </Button>
      </div>
    </Section>
  )
}

function Missing({ title, gaps }: { title: string; gaps: readonly Gap[] }) {
  if (gaps.length === 0) return null
  return (
    <li>
      <strong>{title}:</strong>{' '}
      {gaps.map(({ field, code }, index) => (
        <span key={field}>
          {index === 0 ? '' : '; '}
          <a href={`#${fieldId(field)}`}>{fieldWords(field)}</a>
          {isPlain(code) ? null : <span className="quiet">{` (${problemWords(code)})`}</span>}
        </span>
      ))}
    </li>
  )
}

/** That nothing stands there yet is said by the name of the field alone. */
function isPlain(code: string): boolean {
  return /^(basis|not-asked):|-missing$/.test(code)
}

/** False on the server and in a page without scripts. */
function useIsScripted(): boolean {
  return useSyncExternalStore(nothingChanges, isHere, isNotHere)
}

const nothingChanges = () => () => undefined
const isHere = () => true
const isNotHere = () => false
