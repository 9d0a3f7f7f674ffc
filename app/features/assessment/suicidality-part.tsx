import { assessmentBlocksEn, hospitalDecisionsEn, hospitalQuestionsEn, readDay, type Day } from '@kith/ipt'

import { AlertLines } from '#features/alerts/index.ts'
import { dayWords } from '#features/calendar/index.ts'
import { SheetChoice, SheetLongText, SheetText } from '#features/sheets/index.ts'
import { Section } from '#ui/index.ts'

import type { AssessmentPage } from './assessment-page.ts'
import { capital, isFilled } from './criterion-row.tsx'
import { titleOf } from './fold.tsx'

/** Always in sight and never folded: what was answered, what was asked today, and the decision (IPT-038, SAFE-004). */
export function SuicidalityPart({ page }: { page: AssessmentPage }) {
  const { header, today, riskAnswers, alerts, sheet } = page
  return (
    <Section title={titleOf('suicidality')} id="part-suicidality" onSheet>
      {alerts.length === 0 ? null : <AlertLines lines={alerts} zone={header.timeZone} />}
      {riskAnswers.length === 0 ? (
        <p className="quiet">No scale has asked about it yet in this course.</p>
      ) : (
        <div className="stack stack-tight">
          <p className="quiet">
            What the scale was answered, as it was given. A “not at all” rules nothing out: ask.
          </p>
          <ul className="risk-answers">
            {riskAnswers.map(({ on, instrument, words }) => (
              <li key={`${on} ${instrument} ${words}`}>
                <strong>{words}</strong>{' '}
                <span className="quiet numbers">{`${instrument}, ${dayWords(on)}`}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
      <SheetChoice
        name="suicidality"
        label="Suicidality"
        choices={suicidalityChoices(sheet.values['suicidality'] ?? '', today)}
        none="Not assessed today"
      />
      <div className={isFilled(sheet.values, 'suicidality-reference') ? undefined : 'only-elsewhere'}>
        <SheetText
          name="suicidality-reference"
          label="Where, and by whom"
          hint="A reference by which it can be found"
        />
      </div>
      <SheetLongText
        name="suicidality-words"
        label="What was asked and found, and your judgement"
        hint={`Worth asking about: ${blockNames}. Words and no score.`}
        writing
        rows={3}
      />
      <SheetChoice
        name="hospital"
        label="Is hospital care needed?"
        hint={`Questions to go through, and no recommendation: ${hospitalQuestionsEn.join(' ')}`}
        choices={Object.entries(hospitalDecisionsEn).map(([value, words]) => ({
          value,
          words: capital(words),
        }))}
        none="Not decided"
        inRow
      />
      <SheetText name="hospital-words" label="What that rests on" optional />
      <p className="quiet unprinted">
        Worried about something that no scale asks?{' '}
        <a href={`/courses/${header.course.id}/concern`}>Raise a concern</a>, so that somebody has it.
      </p>
    </Section>
  )
}

/** The answer carries its day. One of an earlier day stays to be seen, and does not count for today (IPT-038). */
function suicidalityChoices(state: string, today: Day) {
  const now = [
    { value: `assessed:${today}`, words: `Assessed today, ${dayWords(today)}` },
    { value: `elsewhere:${today}`, words: 'Assessed elsewhere today' },
  ]
  const earlier = earlierWords(state)
  const isOld = earlier !== null && now.every(({ value }) => value !== state)
  return isOld ? [{ value: state, words: earlier }, ...now] : now
}

export function earlierWords(state: string): string | null {
  const [kind, text] = state.split(':')
  const on = readDay(text)
  if (!on.ok) return null
  const where = kind === 'elsewhere' ? 'Assessed elsewhere on' : 'Assessed on'
  return `${where} ${dayWords(on.value)}`
}

const blockNames = Object.entries(assessmentBlocksEn)
  .filter(([block]) => ['ideation', 'intent', 'plan', 'means', 'past', 'protective'].includes(block))
  .map(([, fields]) => Object.values(fields)[0])
  .join('; ')
