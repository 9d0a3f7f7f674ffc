import type { Instrument, ItemId } from '../instrument.ts'
import { numberedOptions } from '../numbered-options.ts'

/** QIDS-SR16, a depression scale for clinics that hold the right to its wording. Source and licence: README.md. */
export const qidsSr16: Instrument<'qids-sr16'> = {
  id: 'qids-sr16',
  version: '1.0.0',
  measures: 'depression',
  better: 'lower',
  source: 'Rush 2003, Biol Psychiatry 54:573-583',
  licence: {
    wording: 'clinic-supplies',
    statement: 'The owner’s terms for electronic reproduction were not found.',
  },
  // Each item has answers of its own.
  items: ([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16] as const).map((at) => {
    const id: ItemId = `q${at}`
    return { id, loinc: null, min: 0, max: 3, options: numberedOptions(3, id) }
  }),
  unscoredItems: [],
  loinc: { panel: null, total: null },
  total: { min: 0, max: 27 },
  // ids-qids.org, conversion table.
  bands: [
    { from: 0, name: 'none' },
    { from: 6, name: 'mild' },
    { from: 11, name: 'moderate' },
    { from: 16, name: 'severe' },
    { from: 21, name: 'very severe' },
  ],
  // Nine domains of 0 to 3. No rule of the owner for gaps was found: nothing is prorated, and a domain counts when
  // nothing that is missing could raise it. The form asks for 6 or 7, and for 8 or 9.
  counting: {
    rule: 'highest-of-domains',
    domains: [
      { id: 'sleep', needs: [['q1'], ['q2'], ['q3'], ['q4']] },
      { id: 'mood', needs: [['q5']] },
      {
        id: 'appetite-weight',
        needs: [
          ['q6', 'q7'],
          ['q8', 'q9'],
        ],
      },
      { id: 'concentration', needs: [['q10']] },
      { id: 'self-view', needs: [['q11']] },
      { id: 'suicidal-thoughts', needs: [['q12']] },
      { id: 'interest', needs: [['q13']] },
      { id: 'energy', needs: [['q14']] },
      { id: 'psychomotor', needs: [['q15'], ['q16']] },
    ],
    source: 'Rush 2003 for the domains; Kith rule for gaps',
  },
  risk: [
    {
      item: 'q12',
      atLeast: 1,
      priorityFrom: 2,
      signal: 'self-harm-thoughts',
      source: 'QIDS-SR16 item 12, SAFE-001 trigger table',
    },
  ],
  // No constant of reliable change is published (MEAS-043).
  change: { remissionBelow: { points: 6, source: 'Rush 2003: 5 or lower' } },
}
