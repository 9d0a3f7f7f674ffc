import {
  criteriaWordsEn,
  diagnosisForPatient,
  diagnosticBasisEn,
  diagnosticFactsEn,
  exclusionsEn,
  hospitalDecisionsEn,
  symptomNamesEn,
  type CheckState,
  type DiagnosticFact,
  type Symptom,
} from '@kith/ipt'
import type { ReactNode } from 'react'

import { dayWords } from '#features/calendar/index.ts'
import type { SheetValues } from '#features/sheets/index.ts'
import { instantInWords } from '#ui/index.ts'

import type { AssessmentIn } from './assessment-in.ts'
import type { AssessmentPage } from './assessment-page.ts'
import { checkNames, courseWords, findingWords, sourceWords, symptomAnswers } from './assessment-words.ts'
import { capital } from './criterion-row.tsx'
import { exclusions } from './exclusions-in.ts'
import { earlierWords } from './suicidality-part.tsx'

type PaperProps = { page: AssessmentPage; reading: AssessmentIn; values: SheetValues }

/** The assessment on one sheet of paper: what is recorded, set close; what was not asked is said. */
export function AssessmentPaper(props: PaperProps) {
  const { page, reading } = props
  const [last] = page.records
  return (
    <div className="assessment-paper" aria-hidden="true">
      <p>
        {last === undefined
          ? 'Not marked done: this is how far it is.'
          : `Marked done ${instantInWords(last.at, page.header.timeZone)}, by ${last.by}: ${last.diagnosis}.${page.changedSince ? ' The page was changed since.' : ''}`}
      </p>
      <SafetyLines {...props} />
      <div className="paper-columns">
        <DiagnosisLines {...props} />
        <Lines title="Criteria as entered">
          {[reading.dsm.episode, reading.dsm.disorder, reading.icd.episode, reading.icd.disorder].map(
            (criteria) => (
              <li key={criteria.rule}>{criteriaWordsEn(criteria)}</li>
            ),
          )}
          <li>How it runs, as entered: {courseWords[reading.courseType]}.</li>
        </Lines>
        <SymptomLines {...props} />
        <FactLines {...props} />
        <ExclusionLines {...props} />
        <HistoryLines {...props} />
      </div>
    </div>
  )
}

function SafetyLines({ page, reading, values }: PaperProps) {
  const state = earlierWords(values['suicidality'] ?? '') ?? 'Not assessed'
  const reference = values['suicidality-reference'] ?? ''
  const { hospital } = reading
  const [answer] = page.riskAnswers
  return (
    <Lines title="Suicidality and hospital care">
      <li>
        <strong>{reference === '' ? state : `${state}: ${reference}`}.</strong>{' '}
        {values['suicidality-words'] ?? ''}
      </li>
      <li>
        <strong>Hospital care: {hospital === null ? 'not decided' : hospitalDecisionsEn[hospital]}.</strong>{' '}
        {values['hospital-words'] ?? ''}
      </li>
      {answer === undefined ? null : (
        <li>
          Last answer of a scale: {answer.words}, {answer.instrument}, {dayWords(answer.on)}.
        </li>
      )}
    </Lines>
  )
}

function DiagnosisLines({ reading, values }: PaperProps) {
  const { inWords } = reading.diagnosis
  const { named } = reading.record
  return (
    <Lines title="Diagnosis">
      <li>
        <strong>{inWords === '' ? 'Not recorded' : inWords}</strong>
      </li>
      <li>
        {named.told ? `Named to the patient: “${named.words}”` : 'Not named to the patient'}
        {(values['named-reaction'] ?? '') === '' ? '' : ` The patient: ${values['named-reaction']}`}
      </li>
      <li>The patient may read: {diagnosisForPatient(reading.record) ?? 'no diagnosis'}</li>
    </Lines>
  )
}

function SymptomLines({ reading, values }: PaperProps) {
  return (
    <Lines title="Symptoms">
      {(Object.entries(symptomNamesEn) as [Symptom, string][]).map(([name, label]) => {
        const entry = reading.store.symptoms[name]
        const answer = symptomAnswers.find(({ value }) => value === entry.answer)?.words ?? 'not assessed'
        const source = 'source' in entry ? ` (${sourceWords[entry.source]})` : ''
        return (
          <Line key={name} name={label} answer={answer.toLowerCase() + source}>
            {values[`symptom.${name}.words`]}
          </Line>
        )
      })}
    </Lines>
  )
}

function FactLines({ reading, values }: PaperProps) {
  const { facts, durationDays } = reading.store
  return (
    <Lines title="Time, effect and causes">
      <Line
        name="lasted"
        answer={
          durationDays === null ? 'not known' : `${values['duration.amount']} ${values['duration.unit']}`
        }
      />
      {(Object.entries(diagnosticFactsEn) as [DiagnosticFact, string][]).map(([name, label]) => (
        <Line
          key={name}
          name={label}
          answer={facts[name].answer === 'not-assessed' ? 'not assessed' : facts[name].answer}
        >
          {values[`fact.${name}.words`]}
        </Line>
      ))}
    </Lines>
  )
}

function ExclusionLines({ reading }: PaperProps) {
  return (
    <Lines title="What else may explain it">
      {exclusions.map((name) => {
        const row = reading.record.exclusions[name]
        const label = exclusionsEn[name].name
        if (!row.asked) return <Line key={name} name={label} answer="not asked" />
        const finding = findingWords.find(({ value }) => value === row.finding)?.words ?? ''
        const check = checkNames[name]
        const checked = check === undefined ? '' : ` ${check}: ${checkInWords(row.check)}.`
        return (
          <Line key={name} name={label} answer={finding.toLowerCase()}>
            {row.decided}.{checked}
          </Line>
        )
      })}
      {reading.otherChecks.map(({ what, check }) => (
        <Line key={what} name={what} answer={checkInWords(check)} />
      ))}
    </Lines>
  )
}

function HistoryLines({ values }: PaperProps) {
  return (
    <Lines title="History and mental status">
      {Object.entries(diagnosticBasisEn).map(([name, label]) => (
        <li key={name}>
          <strong>{capital(label)}:</strong> {(values[`basis.${name}`] ?? '').trim() || 'nothing written'}
        </li>
      ))}
    </Lines>
  )
}

function checkInWords(check: CheckState): string {
  switch (check.state) {
    case 'result':
      return `${check.result} (${dayWords(check.on)})`
    case 'ordered':
      return `ordered ${dayWords(check.on)}`
    case 'not-indicated':
      return 'not indicated'
    case 'not-considered':
      return 'not considered'
  }
}

function Lines({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section>
      <p className="paper-title">{title}</p>
      <ul>{children}</ul>
    </section>
  )
}

function Line({ name, answer, children }: { name: string; answer: string; children?: ReactNode }) {
  return (
    <li>
      {capital(name)}: <strong>{answer}</strong> {children}
    </li>
  )
}
