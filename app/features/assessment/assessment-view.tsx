import { PatientBanner, PatientPrintFoot } from '#features/courses/index.ts'
import { SheetForm, SheetProblems, type ReturnedSheet, type SheetValues } from '#features/sheets/index.ts'
import { Banner, Button, FormProblems, PageHeading, type Printed } from '#ui/index.ts'

import { assessmentIn, type AssessmentIn } from './assessment-in.ts'
import { AssessmentIndex } from './assessment-index.tsx'
import type { AssessmentPage } from './assessment-page.ts'
import { AssessmentPaper } from './assessment-paper.tsx'
import { fieldWords, problemWords } from './assessment-words.ts'
import { capital } from './criterion-row.tsx'
import { DiagnosisPart, diagnosisHolds } from './diagnosis-part.tsx'
import { doneForm, DonePart } from './done-part.tsx'
import { ExclusionsPart, exclusionsHold } from './exclusions-part.tsx'
import { Fold } from './fold.tsx'
import { HistoryPart, historyHolds } from './history-part.tsx'
import { NamingPart, namingHolds } from './naming-part.tsx'
import { parts, partOf, type PartId } from './parts.ts'
import { RecordsPart } from './records-part.tsx'
import { SuicidalityPart } from './suicidality-part.tsx'
import { SymptomsPart, symptomsHold, TimePart, timeHolds } from './symptoms-part.tsx'
import { VerdictsPart } from './verdicts-part.tsx'
import './assessment.css'

/** What the page's action brought back: a sheet sent without scripts, or why it was not marked done. */
export type AssessmentAnswer = {
  returned: ReturnedSheet | null
  fields: Readonly<Record<string, string>>
  code: string | null
}

export type AssessmentViewProps = {
  page: AssessmentPage
  answer: AssessmentAnswer | null
  formKey: string
  printed: Printed
}

/** History, criteria and diagnosis, filled in while two people talk; suicidality first, and always in sight. */
export function AssessmentView({ page, answer, formKey, printed }: AssessmentViewProps) {
  const { header, sheet, today, mayWrite } = page
  const { patient, course, timeZone: zone } = header
  const refused = Object.entries(answer?.fields ?? {})
  const read = (values: SheetValues) => assessmentIn(values, { today, by: 'page', authorOf: () => 'page' })
  const startsOpen = openAtFirst(read({ ...sheet.values, ...answer?.returned?.typed }), refused.length > 0)
  return (
    <div className="stack stack-wide assessment-page">
      <PageHeading
        above={<PatientBanner patient={patient} courseId={course.id} />}
        title="Assessment"
        purpose="What it is, what else it may be, and what it is called"
      />
      <div className="unprinted stack">
        <FormProblems
          title={`Not marked done yet: ${refused.length === 1 ? 'one thing is' : `${refused.length} things are`} missing. What is on the page is stored.`}
          problems={refused.map(([field, code]) => ({
            field,
            words: `${capital(fieldWords(field))}: ${problemWords(code)}`,
          }))}
        />
        {answer?.code == null ? null : <Banner level={2} announced title={problemWords(answer.code)} />}
        <RecordsPart page={page} />
      </div>
      <SheetForm
        address={`/courses/${course.id}/sheets/assessment`}
        sheet={sheet}
        zone={zone}
        mayWrite={mayWrite}
        hasEnded={course.endedOn !== null}
        nameOf={fieldWords}
        returned={answer?.returned ?? null}
      >
        {(values) => {
          const reading = read(values)
          const still = reading.gaps.map(({ field, code }) => [field, problemWords(code)] as const)
          return (
            <SheetProblems problems={refused.length > 0 ? Object.fromEntries(still) : {}}>
              {/* The first button of the form, so that the Enter key keeps and never marks done. */}
              <Button name="intent" value="keep" hidden tabIndex={-1} />
              <input type="hidden" name="key" value={formKey} />
              <div className="assessment-frame unprinted">
                <AssessmentIndex
                  reading={reading}
                  isRecorded={isAsRecorded(page, values)}
                  mayWrite={mayWrite}
                />
                <Parts page={page} reading={reading} values={values} startsOpen={startsOpen} />
              </div>
              <AssessmentPaper page={page} reading={reading} values={values} />
            </SheetProblems>
          )
        }}
      </SheetForm>
      {mayWrite ? (
        <form id={doneForm} method="post" hidden>
          <input type="hidden" name="intent" value="done" />
          <input type="hidden" name="key" value={formKey} />
        </form>
      ) : null}
      <PatientPrintFoot patient={patient} printed={printed} zone={zone} />
    </div>
  )
}

function Parts(props: {
  page: AssessmentPage
  reading: AssessmentIn
  values: SheetValues
  startsOpen: (part: PartId) => boolean
}) {
  const { page, reading, values, startsOpen } = props
  const state = page.records.length === 0 ? 'open' : isAsRecorded(page, values) ? 'recorded' : 'changed'
  const fold = (id: Exclude<PartId, 'suicidality'>, holds: string) => ({
    id,
    holds,
    startsOpen: startsOpen(id),
  })
  return (
    <div className="stack">
      <SuicidalityPart page={page} />
      <Fold {...fold('history', historyHolds(values))}>
        <HistoryPart />
      </Fold>
      <Fold {...fold('symptoms', symptomsHold(reading.store))}>
        <SymptomsPart hints={page.hints} values={values} />
      </Fold>
      <Fold {...fold('time', timeHolds(reading.store, values))}>
        <TimePart values={values} />
      </Fold>
      <Fold {...fold('exclusions', exclusionsHold(reading.record.exclusions))}>
        <ExclusionsPart reading={reading} values={values} />
      </Fold>
      <VerdictsPart reading={reading} />
      <Fold {...fold('diagnosis', diagnosisHolds(reading))}>
        <DiagnosisPart page={page} reading={reading} values={values} />
      </Fold>
      <Fold {...fold('naming', namingHolds(values, reading))}>
        <NamingPart reading={reading} />
      </Fold>
      {page.mayWrite ? <DonePart gaps={reading.gaps} state={state} /> : null}
    </div>
  )
}

/** Nothing was typed since it was marked done. */
function isAsRecorded({ records, changedSince, sheet }: AssessmentPage, values: SheetValues): boolean {
  const names = new Set([...Object.keys(sheet.values), ...Object.keys(values)])
  const isSame = [...names].every((name) => (sheet.values[name] ?? '') === (values[name] ?? ''))
  return records.length > 0 && !changedSince && isSame
}

/** At first the next part that lacks something stands open, so that the page is no endless form; after a refusal each of them. */
function openAtFirst({ gaps }: AssessmentIn, wasRefused: boolean): (part: PartId) => boolean {
  const open = parts.filter(({ id }) => gaps.some(({ field }) => partOf(field) === id))
  const next = open.find(({ id }) => id !== 'suicidality')
  return (part) => (wasRefused ? open.some(({ id }) => id === part) : next?.id === part)
}
