import { frequencyOptions } from '../frequency-options.ts'
import type { AnswerOption, Instrument, Item, ItemId } from '../instrument.ts'

/** PHQ-9, the depression scale of a course by default (IPT-021). Source, licence and date: README.md. */
export const phq9: Instrument<'phq-9'> = {
  id: 'phq-9',
  version: '1.0.0',
  measures: 'depression',
  better: 'lower',
  source: 'Kroenke, Spitzer, Williams 2001, J Gen Intern Med 16:606-613',
  licence: { wording: 'shipped', statement: 'Copyright Pfizer Inc.; no permission required (NOTICE)' },
  // The codes do not ascend in the order of the form, and 44260-8 is item 9, not the total.
  items: [
    symptom('q1', '44250-9'),
    symptom('q2', '44255-8'),
    symptom('q3', '44259-0'),
    symptom('q4', '44254-1'),
    symptom('q5', '44251-7'),
    symptom('q6', '44258-2'),
    symptom('q7', '44252-5'),
    symptom('q8', '44253-3'),
    symptom('q9', '44260-8'),
  ],
  unscoredItems: [{ id: 'q10', loinc: '69722-7', min: 0, max: 3, options: difficultyOptions() }],
  loinc: { panel: '44249-1', total: '44261-6' },
  total: { min: 0, max: 27 },
  // Kroenke 2001.
  bands: [
    { from: 0, name: 'minimal' },
    { from: 5, name: 'mild' },
    { from: 10, name: 'moderate' },
    { from: 15, name: 'moderately severe' },
    { from: 20, name: 'severe' },
  ],
  counting: { rule: 'prorate', atMost: 2, source: 'Arrieta 2017, doi:10.1002/jclp.22390' },
  // Any answer above "not at all" is a signal, whatever the total. Levels: SAFE-001 trigger table.
  risk: [
    {
      item: 'q9',
      atLeast: 1,
      priorityFrom: 2,
      signal: 'self-harm-thoughts',
      source: 'Simon 2013, doi:10.1176/appi.ps.201200587',
    },
  ],
  change: {
    mcid: { points: 5, source: 'Löwe 2004, doi:10.1097/00005650-200412000-00006 (2 SEM)' },
    reliable: { points: 6, source: 'NHS Talking Therapies manual' },
    remissionBelow: { points: 5, source: 'Kroenke 2001' },
    caseFrom: { points: 10, source: 'NHS Talking Therapies manual' },
    responseFrom: { points: 10, source: 'HEDIS depression response; doi:10.1176/appi.ps.201900295' },
    // No source seen; adapted to PHQ-9 in the project's instrument reference.
    suddenGain: { points: 6, source: 'Tang & DeRubeis 1999, adapted to PHQ-9' },
  },
}

function symptom(id: ItemId, loinc: string): Item {
  return { id, loinc, min: 0, max: 3, options: frequencyOptions }
}

// LOINC numbers these answers out of order: "extremely" has the smaller number. That is no mistake here.
function difficultyOptions(): readonly AnswerOption[] {
  return [
    { id: 'not-difficult', value: 0, loinc: 'LA6572-7' },
    { id: 'somewhat-difficult', value: 1, loinc: 'LA6573-5' },
    { id: 'very-difficult', value: 2, loinc: 'LA6575-0' },
    { id: 'extremely-difficult', value: 3, loinc: 'LA6574-3' },
  ]
}
