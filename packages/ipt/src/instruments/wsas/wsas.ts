import type { AnswerOption, Instrument, ItemId } from '../instrument.ts'
import { numberedOptions } from '../numbered-options.ts'

const options = numberedOptions(8)
// Somebody without work says so: the one answer in this package that is neither a number nor a gap (MEAS-010).
const workOptions: readonly AnswerOption[] = [...options, { id: 'not-applicable', value: 'na', loinc: null }]

/** WSAS, functioning at work, at home, in leisure and with close people. Source and licence: README.md. */
export const wsas: Instrument<'wsas'> = {
  id: 'wsas',
  version: '1.0.0',
  measures: 'functioning',
  better: 'lower',
  source: 'Mundt 2002, Br J Psychiatry 180:461-464',
  licence: { wording: 'clinic-supplies', statement: 'Copyright Isaac Marks.' },
  items: [
    { id: 'q1', loinc: null, min: 0, max: 8, options: workOptions },
    ...(['q2', 'q3', 'q4', 'q5'] as const).map((id: ItemId) => ({
      id,
      loinc: null,
      min: 0,
      max: 8,
      options,
    })),
  ],
  unscoredItems: [],
  loinc: { panel: null, total: null },
  total: { min: 0, max: 40 },
  // 0-9 and 10-20 by Mundt 2002; the name of the highest band is unconfirmed.
  bands: [
    { from: 0, name: 'subclinical' },
    { from: 10, name: 'significant' },
    { from: 21, name: 'moderately severe or worse' },
  ],
  // Work that does not apply, or one gap: the mean of the other four times 5. Both together are one too many. Some
  // programs add up four items instead (0 to 32): such totals do not mix with these.
  counting: { rule: 'prorate', atMost: 1, source: 'NHS Data Dictionary' },
  risk: [],
  change: {},
}
