import { dayWords } from '#features/calendar/index.ts'
import { PatientBanner, PatientPrintFoot } from '#features/courses/index.ts'
import { CrisisHelp } from '#features/crisis-help/index.ts'
import { Banner, Facts, PageHeading, type Printed } from '#ui/index.ts'

import { AgreeForm, type AgreeFormProps } from './agree-form.tsx'
import type { ContractPaper } from './contract-paper.ts'
import { contractProblemWords, mannerWords } from './contract-words.ts'
import './contract.css'
import type { ContractSheet } from './read-contract-sheet.server.ts'

export type ContractSheetViewProps = {
  page: ContractSheet
  form: Pick<AgreeFormProps, 'formKey' | 'typed' | 'fields'>
  problem: string | null
  printed: Printed
}

/** The contract as the patient reads it, on the screen turned round and on paper; below it the agreement. */
export function ContractSheetView({ page, form, problem, printed }: ContractSheetViewProps) {
  const { patient, courseId, timeZone, paper, agreeing, whyNot } = page
  return (
    <div className="stack stack-wide contract-sheet-page">
      <div className="unprinted">
        <PageHeading
          above={
            <PatientBanner patient={patient} courseId={courseId}>
              <a className="unprinted" href={`/courses/${courseId}/contract`}>
                To the contract
              </a>
            </PatientBanner>
          }
          title="Contract, as the patient reads it"
        />
      </div>
      {problem === null ? null : (
        <Banner tone="caution" level={2} announced title={contractProblemWords(problem)} />
      )}
      <Paper paper={paper} />
      {whyNot === null ? null : <p className="unprinted">{whyNotWords[whyNot]}</p>}
      {agreeing === null ? null : <AgreeForm agreeing={agreeing} {...form} />}
      <PatientPrintFoot patient={patient} printed={printed} zone={timeZone} />
    </div>
  )
}

const whyNotWords = {
  'not-whole': 'Some parts are still open. They are named on the page of the contract.',
  'not-theirs': 'The one who treats agrees on it with the patient.',
} as const

/** The sheet itself: nothing stands on it that is not for the patient. */
function Paper({ paper }: { paper: ContractPaper }) {
  const { clinicName, patientName, clinicianName, country, frame, parts } = paper
  return (
    <article className="sheet contract-paper" aria-labelledby="contract-title">
      <header>
        <h2 id="contract-title">What we agree on</h2>
        <p>
          {clinicName} · {patientName} and {clinicianName}
        </p>
        <p>{stateWords(paper)}</p>
      </header>
      {frame.length === 0 ? null : (
        <Facts facts={frame.map(({ name, words }) => ({ term: name, value: words }))} />
      )}
      {parts.map(({ name, words }) => (
        <section key={name}>
          <h3>{name}</h3>
          <p>{words}</p>
        </section>
      ))}
      <CrisisHelp country={country} level={3} title="If you need help at once" />
      <div className="contract-signatures" aria-hidden="true">
        <p>Date</p>
        <p>{patientName}</p>
        <p>{clinicianName}</p>
      </div>
    </article>
  )
}

function stateWords({ agreed }: ContractPaper): string {
  if (agreed === null) return 'A draft. We have not agreed on it yet.'
  const { agreedOn, session, manner, isLatest } = agreed
  const later = isLatest ? '' : ' We have agreed on something else since.'
  return `Agreed on ${dayWords(agreedOn)} in session ${session}: ${mannerWords[manner].toLowerCase()}.${later}`
}
