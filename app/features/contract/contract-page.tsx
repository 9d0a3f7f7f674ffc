import { dayWords } from '#features/calendar/index.ts'
import { PatientBanner } from '#features/courses/index.ts'
import { SheetForm, SheetProblems, type ReturnedSheet } from '#features/sheets/index.ts'
import {
  Banner,
  Button,
  ButtonLink,
  EmptyState,
  Notice,
  PageHeading,
  Section,
  StatusRegion,
} from '#ui/index.ts'

import { nameOfField, readContract } from './contract-fields.ts'
import { ContractFrame } from './contract-frame.tsx'
import { ContractNeeds } from './contract-needs.tsx'
import { ContractPartsFields } from './contract-part-fields.tsx'
import type { Replaced } from './contract-steps.server.ts'
import { ContractVersions } from './contract-versions.tsx'
import { contractFaults, contractProblemWords, mannerWords } from './contract-words.ts'
import './contract.css'
import type { ContractPage } from './read-contract.server.ts'

export type ContractViewProps = {
  page: ContractPage
  returned: ReturnedSheet | null
  /** Words of the clinic, or the table of the phases, that just took the place of what was typed. */
  replaced: Replaced | null
  problem: string | null
}

/** The contract as it is written: in any order, kept as it is typed, with what is still needed beside its field. */
export function ContractView({ page, returned, replaced, problem }: ContractViewProps) {
  const { header, sheet, mayWrite, agreed, versions } = page
  const { course, patient, timeZone } = header
  const here = `/courses/${course.id}/contract`
  return (
    <>
      <PageHeading
        above={<PatientBanner patient={patient} courseId={course.id} />}
        title="Contract"
        purpose="What you and your patient agree on"
      />
      <div className="stack stack-wide contract-page">
        {problem === null ? null : (
          <Banner tone="caution" level={2} announced title={contractProblemWords(problem)} />
        )}
        <StatusRegion>{replaced === null ? null : <Taken replaced={replaced} />}</StatusRegion>
        <Standing page={page} here={here} />
        <SheetForm
          address={`/courses/${course.id}/sheets/contract`}
          sheet={sheet}
          zone={timeZone}
          mayWrite={mayWrite}
          hasEnded={course.endedOn !== null}
          nameOf={nameOfField}
          returned={returned}
        >
          {(values) => {
            const read = readContract(course.kind, values)
            return (
              <SheetProblems problems={contractFaults(read)}>
                <ContractFrame page={page} values={values} read={read} />
                <ContractPartsFields clinicWords={page.clinicWords} read={read} />
                {mayWrite ? <ContractNeeds read={read} agreed={agreed} /> : null}
              </SheetProblems>
            )
          }}
        </SheetForm>
        {mayWrite ? (
          <form method="post" className="row">
            <noscript>
              <p>Save first: what is typed and not saved does not come along.</p>
            </noscript>
            <Button name="intent" value="look">
              {agreed === null ? 'Look at it together and agree' : 'Look at it together'}
            </Button>
          </form>
        ) : null}
        {/* The buttons beside the fields belong to this form: they stand inside the other. */}
        <form method="post" id="clinic-words" hidden />
        <ContractVersions versions={versions} here={here} />
      </div>
    </>
  )
}

/** Whether anything is agreed, and whether the draft has moved away from it. */
function Standing({ page, here }: { page: ContractPage; here: string }) {
  const { agreed, isChanged, mayWrite } = page
  if (agreed === null) {
    const hasEnded = page.header.course.endedOn !== null
    return (
      <EmptyState title={hasEnded ? 'Nothing was agreed' : 'Nothing is agreed yet'}>
        What the course and the clinic know is filled in below.{' '}
        {mayWrite ? 'Go through it with the patient, then look at it together.' : null}
      </EmptyState>
    )
  }
  return (
    <Section
      title="Agreed"
      onSheet
      actions={
        <ButtonLink tone="quiet" href={`${here}/sheet?version=${agreed.number}`}>
          Sheet for the patient
        </ButtonLink>
      }
    >
      <p>
        On {dayWords(agreed.agreedOn)} in session {agreed.session}: {mannerWords[agreed.manner].toLowerCase()}
        . It ends on {dayWords(agreed.endOn)}.
      </p>
      {isChanged && mayWrite ? (
        <Banner tone="caution" level={3} title="What is written below differs from what was agreed">
          <p>A change counts once you have looked at it together and the patient has agreed again.</p>
          <form method="post">
            <Button name="intent" value="put-back" tone="quiet">
              Put back what was agreed
            </Button>
          </form>
        </Banner>
      ) : null}
    </Section>
  )
}

function Taken({ replaced: { part, former, now } }: { replaced: Replaced }) {
  const undo = (
    <form method="post">
      {Object.entries(former).map(([name, value]) => (
        <div key={name}>
          <input type="hidden" name={`was:${name}`} value={now[name] ?? ''} />
          <input type="hidden" name={name} value={value} />
        </div>
      ))}
      <Button name="intent" value="keep" tone="quiet">
        Undo
      </Button>
    </form>
  )
  return (
    <Notice undo={undo}>
      {part === 'phases'
        ? 'The phases follow the table again.'
        : 'The clinic’s words stand in place of the former ones.'}
    </Notice>
  )
}
