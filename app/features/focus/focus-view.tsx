import { problemAreas, type ProblemArea } from '@kith/ipt'

import { PatientBanner, PatientPrintFoot } from '#features/courses/index.ts'
import { SheetForm, type ReturnedSheet, type SheetValues } from '#features/sheets/index.ts'
import {
  Banner,
  Disclosure,
  EmptyState,
  FormProblems,
  PageHeading,
  Section,
  type Printed,
} from '#ui/index.ts'

import { AgreedPart } from './agreed-part.tsx'
import { AgreementPart } from './agreement-part.tsx'
import { AreaPart } from './area-part.tsx'
import { criterionWords, focusProblemWords } from './focus-words.ts'
import { composeForm, FormulationPart } from './formulation-part.tsx'
import { isBegun } from './focus-sheet.ts'
import { judgeFocus } from './judge-focus.ts'
import type { FocusPage } from './read-focus-page.server.ts'
import './focus.css'

export type FocusViewProps = {
  page: FocusPage
  formKey: string
  returned: ReturnedSheet | null
  typed: Readonly<Record<string, string>>
  fields: Readonly<Record<string, string>>
  problem: string | null
  printed: Printed
}

/** What to work on: the areas that the chart speaks of, the criteria of each, the case in words, and the agreement. */
export function FocusView(props: FocusViewProps) {
  const { page, returned, fields, problem, printed } = props
  const { header, agreed } = page
  const { patient, course, timeZone: zone } = header
  // Something came back, or somebody is at it: it is not folded away.
  const isChanging = returned !== null || problem !== null || Object.keys(fields).length > 0
  const problems = Object.entries(fields).map(([field, code]) => ({ field, words: focusProblemWords(code) }))
  return (
    <>
      <PageHeading
        above={<PatientBanner patient={patient} courseId={course.id} />}
        title="Focus and formulation"
        purpose="What you work on together, and why"
      />
      <div className="stack stack-wide focus">
        <FormProblems problems={problems} />
        {problem === null ? null : (
          <Banner tone="caution" level={2} announced title={focusProblemWords(problem)} />
        )}
        <AgreedPart agreed={agreed} />
        {agreed.length === 0 ? (
          <Work {...props} />
        ) : (
          // On paper stands what was agreed.
          <div className="unprinted">
            <Disclosure
              summary={
                page.mayWrite
                  ? 'The areas and criteria as they were talked through, and a change of focus'
                  : 'The areas and criteria as they were talked through'
              }
              open={isChanging}
            >
              <Work {...props} />
            </Disclosure>
          </div>
        )}
      </div>
      <PatientPrintFoot patient={patient} printed={printed} zone={zone} />
    </>
  )
}

/** The sheet, what composes its texts, and the agreement. */
function Work({ page, formKey, returned, typed, fields }: FocusViewProps) {
  const { header, sheet } = page
  const here = `/courses/${header.course.id}`
  return (
    <div className="stack stack-wide">
      <SheetForm
        address={`${here}/sheets/formulation`}
        sheet={sheet}
        zone={header.timeZone}
        mayWrite={page.mayWrite}
        hasEnded={header.course.endedOn !== null}
        nameOf={nameOfField}
        returned={returned ?? { typed: {}, problems: wordsOf(fields), conflicts: [] }}
      >
        {(values) => <Sheet page={page} values={values} here={here} />}
      </SheetForm>
      {page.mayWrite && page.why === null ? <form method="post" id={composeForm} /> : null}
      <AgreementPart page={page} formKey={formKey} typed={typed} fields={fields} />
    </div>
  )
}

/** What is answered, with what follows from it as it is typed. */
function Sheet({ page, values, here }: { page: FocusPage; values: SheetValues; here: string }) {
  const { facts } = page
  const judgement = judgeFocus(values, facts)
  // What the chart speaks of first, and within it the order of the core: close in time before the rest.
  const spokenOf = facts.candidates.map(({ area }) => area)
  const areas = [...spokenOf, ...problemAreas.filter((area) => !spokenOf.includes(area))]
  const isOpen = (area: ProblemArea) => spokenOf.includes(area) || isBegun(page.sheet.values, area)
  return (
    <>
      <Section title="Areas">
        <p className="quiet">
          The chart proposes and chooses nothing: each criterion is asked of patient and clinician.
        </p>
        {facts.candidates.length > 0 || facts.associatedEvents > 0 ? null : (
          <EmptyState title="The chart speaks for no area yet">
            <p>
              It reads the people of the <a href={`${here}/inventory`}>inventory</a> and the events of the{' '}
              <a href={`${here}/timeline`}>timeline</a>. Any area can be asked about all the same.
            </p>
          </EmptyState>
        )}
        {judgement.prompts.map((prompt) => (
          <Banner key={prompt.rule} title={prompt.words}>
            <p className="quiet">Protocol: {prompt.source}</p>
          </Banner>
        ))}
        <div className="focus-areas">
          {areas.map((area) => (
            <AreaPart
              key={area}
              area={area}
              candidate={facts.candidates.find((one) => one.area === area)}
              judgement={judgement}
              values={values}
              associatedEvents={facts.associatedEvents}
              isOpenAtFirst={isOpen(area)}
              here={here}
            />
          ))}
        </div>
        <p role="status" className={judgement.focus.ok ? 'focus-verdict focus-verdict-yes' : 'focus-verdict'}>
          {judgement.focus.ok
            ? `✓ The focus as chosen: ${judgement.chosen.length === 2 ? 'two areas, in this order' : 'one area'}.`
            : focusProblemWords(judgement.focus.code)}
        </p>
      </Section>
      <Section title="Formulation" onSheet id="formulation">
        <FormulationPart judgement={judgement} mayCompose={page.mayWrite && page.why === null} />
      </Section>
    </>
  )
}

function wordsOf(fields: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(fields).map(([field, code]) => [field, focusProblemWords(code)]))
}

const fieldNames: Readonly<Record<string, string>> = {
  overrideReason: 'Why this area, although an event stands close in time',
  secondReason: 'Why a second area',
  label: 'What it is called with this patient',
  linkClinician: 'The link between the area and this episode',
  linkPatient: 'The link, as it is said to the patient',
  goals: 'Goals',
  textClinician: 'Formulation, for the record',
  textPatient: 'Formulation, for the patient',
  focusText: 'The focus in exact words',
}

function nameOfField(field: string): string {
  const criterion = Object.entries(criterionWords).find(([key]) => field.split('.')[1] === key)
  return fieldNames[field] ?? criterion?.[1] ?? 'A field of an area'
}
