import { tieWords } from './inventory-words.ts'
import { markSigns, type MarkSign } from './mark-signs.ts'
import { ties } from './person.ts'

const signs: readonly (readonly [MarkSign, string])[] = [
  ...ties.map((tie) => [tie, tieWords[tie]] as const),
  ['died', 'died'],
]

/** What the signs in the circle mean. */
export function MarkLegend() {
  return (
    <figcaption>
      <ul role="list" className="mark-legend">
        {signs.map(([sign, words]) => (
          <li key={sign}>
            <svg className={`mark-${sign}`} viewBox="-14 -14 28 28" width="24" height="24" aria-hidden="true">
              <circle className="circle-dot" r="12" />
              <path className="circle-sign" d={markSigns[sign]} />
            </svg>
            {words}
          </li>
        ))}
      </ul>
    </figcaption>
  )
}
