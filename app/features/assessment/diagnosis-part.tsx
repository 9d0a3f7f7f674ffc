import { criteriaWordsEn, severityPrompt, shippedCodes, type Classification } from '@kith/ipt'

import { dayWords } from '#features/calendar/index.ts'
import {
  SheetChoice,
  SheetLongText,
  SheetSelect,
  SheetText,
  SheetTick,
  type SheetValues,
} from '#features/sheets/index.ts'
import { Banner } from '#ui/index.ts'

import type { AssessmentIn } from './assessment-in.ts'
import type { AssessmentPage } from './assessment-page.ts'
import { classificationWords, disorderWords, remissionWords, truthWords, yesNo } from './assessment-words.ts'
import { classifications, codesOf, disordersOf, specifiersOf, systemOf } from './diagnosis-in.ts'
import { ManiaKnown } from './exclusions-part.tsx'

/** The diagnosis, recorded by the clinician: the criteria above are looked at, and make nothing (DX-006, IPT-041). */
export function DiagnosisPart(props: { page: AssessmentPage; reading: AssessmentIn; values: SheetValues }) {
  const { page, reading, values } = props
  const { classification } = reading.diagnosis
  const recorded = reading.diagnosis.is
  return (
    <>
      <ManiaKnown reading={reading} />
      <SheetChoice
        name="classification"
        label="Classification"
        choices={classifications.map((value) => ({ value, words: classificationWords[value] }))}
        none="Not chosen"
      />
      {classification === null ? (
        <p className="quiet">Once it is chosen, its disorders and codes are here to pick from.</p>
      ) : (
        <>
          <SheetSelect
            name="disorder"
            label="Disorder"
            prompt="Not recorded"
            options={disordersOf[classification].map((value) => ({ value, words: disorderWords[value] }))}
          />
          {recorded !== null && reading.record.criteria.verdict !== 'met' ? (
            <p>{criteriaWordsEn(reading.record.criteria)} You record the diagnosis; look at them again.</p>
          ) : null}
          <CourseFields reading={reading} />
          <SeverityFields page={page} values={values} classification={classification} />
          <Beside classification={classification} />
          <CodeField reading={reading} classification={classification} />
        </>
      )}
      <SheetLongText
        name="diagnosis-words"
        label="The diagnosis in your words"
        hint="For notes, letters to colleagues and the formulation. Left empty, the words of the code stand there. The code is added."
        writing
        rows={2}
        optional
      />
      {reading.diagnosis.inWords === '' ? null : (
        <p>
          For staff: <strong>{reading.diagnosis.inWords}</strong>
        </p>
      )}
    </>
  )
}

/** Single or recurrent, now or in remission: what is entered, what the rule says of it, and the clinician's answer. */
function CourseFields({ reading }: { reading: AssessmentIn }) {
  return (
    <>
      <div className="form-pair">
        <SheetText
          name="earlier-episodes"
          label="Earlier episodes"
          width="short"
          inputMode="numeric"
          optional
        />
        <SheetText
          name="months-between"
          label="Months without, before this one"
          width="short"
          inputMode="numeric"
          optional
        />
      </div>
      <SheetChoice
        name="course"
        label="Single or recurrent"
        hint={`Recurrent, as entered (an earlier one, and two months † between): ${truthWords[reading.recurrent]}`}
        choices={[
          { value: 'single', words: 'Single episode' },
          { value: 'recurrent', words: 'Recurrent' },
        ]}
        inRow
      />
      <div className="form-pair">
        <SheetSelect
          name="symptoms-now"
          label="Symptoms now"
          prompt="Not said"
          options={[
            { value: 'criteria-met', words: 'full criteria met' },
            { value: 'some', words: 'some of them' },
            { value: 'none', words: 'none that matter' },
          ]}
        />
        <SheetText name="days-without" label="Days without" width="short" inputMode="numeric" optional />
      </div>
      <SheetChoice
        name="now"
        label="Now or in remission"
        hint={`As entered (full after two months † without): ${remissionWords[reading.remission]}`}
        choices={[
          { value: 'current', words: 'There now' },
          { value: 'partial-remission', words: 'In partial remission' },
          { value: 'full-remission', words: 'In full remission' },
        ]}
        inRow
      />
    </>
  )
}

function SeverityFields(props: {
  page: AssessmentPage
  values: SheetValues
  classification: Classification
}) {
  const { page, values, classification } = props
  const severity = (['mild', 'moderate', 'severe'] as const).find((each) => each === values['severity'])
  const prompt = severity === undefined || page.band === null ? null : severityPrompt(severity, page.band.is)
  return (
    <>
      <SheetChoice
        name="severity"
        label="Severity"
        hint={severityHints[classification]}
        choices={[
          { value: 'mild', words: 'Mild' },
          { value: 'moderate', words: 'Moderate' },
          { value: 'severe', words: 'Severe' },
          { value: 'unspecified', words: 'Unspecified' },
        ]}
        inRow
      />
      {prompt === null || page.band === null ? null : (
        <Banner title={prompt.words}>
          <p className="quiet">PHQ-9 of {dayWords(page.band.on)}</p>
        </Banner>
      )}
      <SheetChoice name="psychotic" label="Psychotic features" choices={yesNo} inRow />
    </>
  )
}

// In words of our own, from diagnosis-and-safety.md 1.3.
const severityHints: Readonly<Record<Classification, string>> = {
  'dsm-5-tr': 'By how many symptoms there are, how intense they are, and what can no longer be done.',
  'icd-11':
    'Mild: none is intense, some difficulty. Moderate: several marked, or many lesser. Severe: many or most marked, or fewer and intense; serious difficulty in most of life.',
}

function Beside({ classification }: { classification: Classification }) {
  return (
    <>
      <fieldset className="field">
        <legend className="field-label">To be added</legend>
        <div className="specifiers">
          {specifiersOf(classification).map(({ name, words, code }) => (
            <SheetTick
              key={name}
              name={`specifier.${name}`}
              label={code === null ? words : `${words} (${code})`}
            />
          ))}
        </div>
      </fieldset>
      <SheetChoice
        name="persistent"
        label="Persistent depression beside this episode"
        hint="Both are recorded, and how it runs is double."
        choices={yesNo}
        inRow
      />
      <SheetTick
        name="ideation"
        label="Record thoughts of suicide as a finding beside it"
        hint="With a code of its own, not confirmed (†). No answer to a scale sets it."
      />
    </>
  )
}

/** Picked from the table of its own classification, never typed and never worked out from the other's (DX-025). */
function CodeField({ reading, classification }: { reading: AssessmentIn; classification: Classification }) {
  const { fitting } = reading.diagnosis
  const { note } = shippedCodes[systemOf(classification)]
  return (
    <>
      <SheetSelect
        name="code"
        label="Code"
        width="full"
        hint={
          fitting === null
            ? 'Record the diagnosis above; the code that says the same is named here.'
            : `What is recorded above is ${fitting.code}: ${fitting.meaning}.`
        }
        prompt="Not picked"
        options={codesOf(classification).map(({ code, meaning }) => ({
          value: code,
          words: `${code} ${meaning}`,
        }))}
      />
      <p className="quiet">{note}</p>
    </>
  )
}

export function diagnosisHolds({ diagnosis }: AssessmentIn): string {
  if (diagnosis.inWords !== '') return diagnosis.inWords
  return diagnosis.is === null ? 'not recorded' : 'recorded, without a code yet'
}
