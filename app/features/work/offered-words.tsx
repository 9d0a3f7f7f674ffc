import { useSheetInHand } from '#features/sheets/index.ts'
import { Button, Disclosure } from '#ui/index.ts'

import { withOffer, type Offer } from './offer.ts'

/** Plain words from the library, each put into a text by one click, and then changed as the clinician likes. */
export function OfferedWords(props: {
  /** The field that they go into. */
  into: string
  summary: string
  offers: readonly Offer[]
}) {
  const { into, summary, offers } = props
  const { values, mayWrite, put } = useSheetInHand()
  if (!mayWrite) return null
  const text = values[into] ?? ''
  return (
    <div className="offered unprinted">
      <Disclosure summary={summary} open>
        <ul className="offered-words">
          {offers.map(({ id, about, words }) => (
            <li key={id}>
              <div>
                <p className="quiet">{about}</p>
                <p className="said">“{words}”</p>
              </div>
              {text.includes(words) ? (
                <p className="quiet offered-taken">Taken</p>
              ) : (
                // Without scripts the button sends the sheet, and the words are put in on the way.
                <Button
                  tone="quiet"
                  name="offer"
                  value={`${into}:${id}`}
                  onClick={(event) => {
                    if (put === null) return
                    event.preventDefault()
                    put(into, withOffer(text, words))
                    document.querySelector<HTMLElement>(`[name="${into}"]`)?.focus()
                  }}
                >
                  Use<span className="spoken"> “{words}”</span>
                </Button>
              )}
            </li>
          ))}
        </ul>
      </Disclosure>
    </div>
  )
}
