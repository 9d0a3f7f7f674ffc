import { frequencyOptions } from '../frequency-options.ts'
import type { Instrument, Item, ItemId } from '../instrument.ts'

/** GAD-7, the companion for anxiety beside a depression scale. Source, licence and date: README.md. */
export const gad7: Instrument<'gad-7'> = {
  id: 'gad-7',
  version: '1.0.0',
  measures: 'anxiety',
  better: 'lower',
  source: 'Spitzer, Kroenke, Williams, Löwe 2006',
  licence: { wording: 'shipped', statement: 'Copyright Pfizer Inc.; no permission required (NOTICE)' },
  items: [
    symptom('q1', '69725-0'),
    symptom('q2', '68509-9'),
    symptom('q3', '69733-4'),
    symptom('q4', '69734-2'),
    symptom('q5', '69735-9'),
    symptom('q6', '69689-8'),
    symptom('q7', '69736-7'),
  ],
  unscoredItems: [],
  loinc: { panel: '69737-5', total: '70274-6' },
  total: { min: 0, max: 21 },
  // Spitzer 2006.
  bands: [
    { from: 0, name: 'minimal' },
    { from: 5, name: 'mild' },
    { from: 10, name: 'moderate' },
    { from: 15, name: 'severe' },
  ],
  // No published rule for gaps was found; the one of PHQ-9 is carried over (README.md).
  counting: { rule: 'prorate', atMost: 2, source: 'Kith rule, as for PHQ-9' },
  risk: [],
  change: {
    mcid: { points: 4, source: 'doi:10.1016/j.jad.2020.01.032' },
    reliable: { points: 4, source: 'NHS Talking Therapies manual' },
    caseFrom: { points: 8, source: 'NHS Talking Therapies manual' },
  },
}

function symptom(id: ItemId, loinc: string): Item {
  return { id, loinc, min: 0, max: 3, options: frequencyOptions }
}
