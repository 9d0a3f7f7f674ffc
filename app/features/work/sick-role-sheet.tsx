import type { sickRoleForPatient } from '@kith/ipt'

import { Button, Section } from '#ui/index.ts'

import { asSentence } from './record-names.ts'

/** The patient's own list as they read it, on paper alone on its page (IPT-047). */
export function SickRoleSheet(props: {
  seen: ReturnType<typeof sickRoleForPatient>
  /** In place of the core's statement, once the clinician has chosen words. */
  words: string
  weeks: number | null
  /** How the patient is called. */
  name: string
  /** It is handed over by whoever treats. */
  mayPrint: boolean
}) {
  const { seen, words, weeks, name, mayPrint } = props
  const said = words.trim() === '' ? seen.statement : words
  return (
    <Section
      title={`For ${name}, for now`}
      onSheet
      actions={
        <span className="row unprinted">
          <span className="quiet">As your patient reads it</span>
          {mayPrint ? (
            <Button type="button" tone="quiet" onClick={() => window.print()}>
              Print
            </Button>
          ) : null}
        </span>
      }
    >
      <div className="stack patient-sheet">
        <p className="said">{said}</p>
        <List title="These things can wait" lines={seen.excused} />
        <List title="Your part" lines={seen.takenOn} />
        {weeks === null && seen.reviewSession === null ? null : (
          <p>
            {weeks === null
              ? ''
              : `We think this will be for about ${weeks === 1 ? 'a week' : `${weeks} weeks`}. `}
            {seen.reviewSession === null
              ? ''
              : `We look at it again together in session ${seen.reviewSession}.`}
          </p>
        )}
      </div>
    </Section>
  )
}

function List({ title, lines }: { title: string; lines: readonly string[] }) {
  if (lines.length === 0) return null
  return (
    <div>
      <h3>{title}</h3>
      <ul>
        {lines.map((line) => (
          <li key={line}>{asSentence(line)}</li>
        ))}
      </ul>
    </div>
  )
}
