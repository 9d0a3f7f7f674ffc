import type { Instrument, Item, ItemId } from '../instrument.ts'
import { numberedOptions } from '../numbered-options.ts'

const options = numberedOptions(4)

/** CUDOS, a depression scale for clinics that hold the right to its wording. Source and licence: README.md. */
export const cudos: Instrument<'cudos'> = {
  id: 'cudos',
  version: '1.0.0',
  measures: 'depression',
  better: 'lower',
  source: 'Zimmerman 2008, doi:10.1016/j.comppsych.2007.10.006',
  licence: { wording: 'clinic-supplies', statement: 'No grant text of the owner was found.' },
  items: ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16] as const).map((at) => symptom(`q${at}`)),
  // Interference and quality of life have answers of their own and are never in the total: it ends at 64, not 72.
  // Their range is not in the source that was read; 0 to 4 is what its worked examples use.
  unscoredItems: [ownAnswers('q17'), ownAnswers('q18')],
  loinc: { panel: null, total: null },
  total: { min: 0, max: 64 },
  // Zimmerman 2008.
  bands: [
    { from: 0, name: 'nondepressed' },
    { from: 11, name: 'minimal' },
    { from: 21, name: 'mild' },
    { from: 31, name: 'moderate' },
    { from: 46, name: 'severe' },
  ],
  // No published rule for gaps was found: at least 80 % answered.
  counting: { rule: 'prorate', atMost: 3, source: 'Kith rule: 13 of 16 answered' },
  // Levels: SAFE-001 trigger table. Of the two only thoughts of killing oneself reach priority.
  risk: [
    {
      item: 'q14',
      atLeast: 1,
      priorityFrom: null,
      signal: 'self-harm-thoughts',
      source: 'CUDOS item 14, SAFE-001 trigger table',
    },
    {
      item: 'q15',
      atLeast: 1,
      priorityFrom: 2,
      signal: 'self-harm-thoughts',
      source: 'CUDOS item 15, SAFE-001 trigger table',
    },
  ],
  // No constant of reliable change is published (MEAS-043). 47 % against 35 % by HDRS remitted at 19, 34 % at 10.
  change: {
    remissionBelow: { points: 20, source: 'Zimmerman 2008: 19 or lower' },
    strictRemissionBelow: { points: 11, source: 'Zimmerman 2017: 10 or lower' },
  },
}

function symptom(id: ItemId): Item {
  return { id, loinc: null, min: 0, max: 4, options }
}

function ownAnswers(id: ItemId): Item {
  return { id, loinc: null, min: 0, max: 4, options: numberedOptions(4, id) }
}
