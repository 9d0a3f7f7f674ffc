import {
  diagnosticFactsEn,
  symptomNamesEn,
  symptomSources,
  type DiagnosticStore,
  type Symptom,
} from '@kith/ipt'

import { dayWords } from '#features/calendar/index.ts'
import { SheetSelect, SheetText, type SheetValues } from '#features/sheets/index.ts'

import type { AssessmentPage } from './assessment-page.ts'
import { sourceWords } from './assessment-words.ts'
import { FactRow, SymptomRow } from './criterion-row.tsx'
import { durationUnits } from './evidence-in.ts'
import { factsOfTime, factsOfYears } from './parts.ts'

const symptoms = Object.entries(symptomNamesEn) as [Symptom, string][]

/** Each symptom by itself, set by the clinician; beside it, as a hint, what the last scale said (DX-005). */
export function SymptomsPart({ hints, values }: { hints: AssessmentPage['hints']; values: SheetValues }) {
  return (
    <>
      <p className="quiet">
        “There” is as often as is required: most of the day and nearly every day, where that applies.{' '}
        {hints === null
          ? 'No scale has been answered yet.'
          : `Hints come from the ${hints.instrument} of ${dayWords(hints.on)}; they set nothing.`}
      </p>
      <SheetSelect
        name="usual-source"
        label="Most answers come from"
        hint="It holds for every symptom that names no source of its own."
        prompt="Not said yet"
        options={symptomSources.map((value) => ({ value, words: sourceWords[value] }))}
      />
      {symptoms.map(([name, label]) => (
        <SymptomRow key={name} name={name} label={label} hint={hintOf(hints, name)} values={values} />
      ))}
    </>
  )
}

export function TimePart({ values }: { values: SheetValues }) {
  return (
    <>
      <div className="form-pair">
        <SheetText name="duration.amount" label="The episode has lasted" width="short" inputMode="decimal" />
        <SheetSelect
          name="duration.unit"
          label="in"
          prompt="Choose"
          options={durationUnits.map((value) => ({ value, words: value }))}
        />
      </div>
      {factsOfTime.map((name) => (
        <FactRow key={name} name={name} label={diagnosticFactsEn[name]} values={values} />
      ))}
      <h3>Low mood over years</h3>
      {factsOfYears.map((name) => (
        <FactRow key={name} name={name} label={diagnosticFactsEn[name]} values={values} />
      ))}
    </>
  )
}

/** What the part holds while it is folded away; thoughts of death are said, and never only counted. */
export function symptomsHold({ symptoms: entries }: DiagnosticStore): string {
  const count = (answer: string) => Object.values(entries).filter((entry) => entry.answer === answer).length
  const words = [
    `${count('present')} there`,
    ...(count('less-often') > 0 ? [`${count('less-often')} less often`] : []),
    `${count('absent')} not there`,
    `${count('not-assessed')} not assessed`,
  ]
  const death = entries.death.answer
  const deathWords = {
    present: '; thoughts of death or suicide: there',
    'less-often': '; thoughts of death or suicide: there, less often',
    absent: '; thoughts of death or suicide: not there',
    'not-assessed': '; thoughts of death or suicide: not assessed',
  }
  return words.join(', ') + deathWords[death]
}

export function timeHolds({ facts, durationDays }: DiagnosticStore, values: SheetValues): string {
  const asked = [...factsOfTime, ...factsOfYears]
  const open = asked.filter((name) => facts[name].answer === 'not-assessed').length
  const lasted =
    durationDays === null ? 'duration not known' : `${values['duration.amount']} ${values['duration.unit']}`
  return `${lasted}, ${asked.length - open} of ${asked.length} answered`
}

function hintOf(hints: AssessmentPage['hints'], name: Symptom): string | null {
  const words = hints?.of[name]
  return hints === null || words === undefined ? null : `Hint, ${hints.instrument}: ${words}`
}
