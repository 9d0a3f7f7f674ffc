import {
  contractSheetEn,
  patientText,
  plannedEnd,
  type ContractTemplate,
  type ContractTerms,
} from '@kith/ipt'

import { dayWords } from '#features/calendar/index.ts'
import { PatientBanner } from '#features/courses/index.ts'
import { CrisisHelp } from '#features/crisis-help/index.ts'
import { Banner, Facts, PageHeading, PrintFoot } from '#ui/index.ts'

import { AgreeForm, type AgreeFormProps } from './agree-form.tsx'
import { conjointWords, contractProblemWords, mannerWords } from './contract-words.ts'
import './contract.css'
import type { ContractSheet } from './read-contract-sheet.server.ts'

export type ContractSheetViewProps = {
  page: ContractSheet
  form: Pick<AgreeFormProps, 'formKey' | 'typed' | 'fields'>
  problem: string | null
  printed: { by: string; at: string; nonce: string | undefined }
}

/** The contract as the patient reads it, on the screen turned round and on paper; below it the agreement. */
export function ContractSheetView({ page, form, problem, printed }: ContractSheetViewProps) {
  const { header, shown, agreeing } = page
  const { patient, course, timeZone } = header
  const back = `/courses/${course.id}/contract`
  return (
    <div className="stack stack-wide contract-sheet-page">
      <div className="unprinted">
        <PageHeading
          above={<PatientBanner patient={patient} />}
          title="Contract, as the patient reads it"
          purpose={<a href={back}>To the contract</a>}
        />
      </div>
      {problem === null ? null : (
        <Banner tone="caution" level={2} announced title={contractProblemWords(problem)} />
      )}
      <Paper page={page} />
      {shown.state === 'draft' && agreeing === null && course.phase !== 'ended' ? (
        <p className="unprinted">
          {shown.read.terms === null || shown.missing.length > 0 || shown.wording.length > 0 ? (
            <>
              Some parts are still open. <a href={back}>The contract</a> says which.
            </>
          ) : (
            'The one who treats agrees on it with the patient.'
          )}
        </p>
      ) : null}
      {agreeing === null ? null : <AgreeForm agreeing={agreeing} sessionsHeld={header.counts.k} {...form} />}
      <PrintFoot
        whose={[
          patient.name,
          patient.birthOn === null ? 'no birth date' : `born ${dayWords(patient.birthOn)}`,
          patient.number === null ? 'no number' : `no. ${patient.number}`,
        ]}
        {...printed}
        zone={timeZone}
      />
    </div>
  )
}

/** The sheet itself: nothing stands on it that is not for the patient. */
function Paper({ page }: { page: ContractSheet }) {
  const { header, shown, clinicName, country } = page
  const { patient, clinician, focus } = header
  const terms = shown.state === 'agreed' ? shown.contract.terms : shown.read.terms
  const parts = shown.state === 'agreed' ? shown.contract.terms : shown.read.template
  return (
    <article className="sheet contract-paper" aria-labelledby="contract-title">
      <header>
        <h2 id="contract-title">What we agree on</h2>
        <p>
          {clinicName} · {patient.preferredName ?? patient.name} and {clinician.name}
        </p>
        <StateLine shown={shown} />
      </header>
      {terms === null ? null : <Frame terms={terms} focus={focus?.patientLabel ?? null} />}
      <Parts parts={parts} />
      <CrisisHelp country={country} level={3} title="If you need help at once" />
      <Signatures patient={patient.preferredName ?? patient.name} clinician={clinician.name} />
    </article>
  )
}

function StateLine({ shown }: Pick<ContractSheet, 'shown'>) {
  if (shown.state === 'draft') return <p className="contract-state">A draft. We have not agreed on it yet.</p>
  const { contract, isLatest } = shown
  return (
    <p className="contract-state">
      Agreed on {dayWords(contract.agreedOn)} in session {contract.session}:{' '}
      {mannerWords[contract.manner].toLowerCase()}.
      {isLatest ? null : ' We have agreed on something else since.'}
    </p>
  )
}

function Frame({ terms, focus }: { terms: ContractTerms; focus: string | null }) {
  const { sessions, minutes, everyWeeks, format, fallback } = terms
  const often = everyWeeks === 1 ? 'every week' : `every ${everyWeeks} weeks`
  const other = fallback === null ? '' : ` If that is not possible: ${inWords[fallback]}.`
  return (
    <Facts
      facts={[
        { term: 'We meet', value: `${sessions} times, ${often}, for ${minutes} minutes each` },
        { term: 'How', value: `${capital(inWords[format])}.${other}` },
        { term: 'First time', value: dayWords(terms.firstOn) },
        {
          term: 'Last time',
          value: `${dayWords(plannedEnd(terms))}, if no day moves. We keep to this end: it helps us use the time.`,
        },
        ...(focus === null ? [] : [{ term: 'What we work on', value: capital(focus) }]),
      ]}
    />
  )
}

const inWords = { 'in-person': 'in person', video: 'by video', telephone: 'by telephone' } as const

function Parts({ parts }: { parts: ContractTemplate }) {
  return (
    <>
      {contractSheetEn(parts).map(({ part, name, text }) => (
        <section key={part}>
          <h3>{name}</h3>
          {/* A draft may still hold a word that must not reach the patient: then it is not shown (IPT-078). */}
          <p>{patientText(text).ok ? text : 'This part is still being written.'}</p>
        </section>
      ))}
      <p>{conjointWords(parts.conjointCounts)}</p>
    </>
  )
}

function Signatures({ patient, clinician }: { patient: string; clinician: string }) {
  return (
    <div className="contract-signatures" aria-hidden="true">
      <p>Date</p>
      <p>{patient}</p>
      <p>{clinician}</p>
    </div>
  )
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
