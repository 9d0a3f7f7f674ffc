import type { Instrument, ItemId } from '../instrument.ts'
import { numberedOptions } from '../numbered-options.ts'

const options = numberedOptions(5)

/** WHO-5, well-being: more is better. Source and licence: README.md. */
export const who5: Instrument<'who-5'> = {
  id: 'who-5',
  version: '1.0.0',
  measures: 'well-being',
  better: 'higher',
  source: 'WHO-5 Well-Being Index, as kept by Region H, Denmark',
  licence: { wording: 'clinic-supplies', statement: 'Statements on its licence contradict each other.' },
  items: (['q1', 'q2', 'q3', 'q4', 'q5'] as const).map((id: ItemId) => ({
    id,
    loinc: null,
    min: 0,
    max: 5,
    options,
  })),
  unscoredItems: [],
  loinc: { panel: null, total: null },
  total: { min: 0, max: 100 },
  // 50 and below (a sum of 12 and below) asks for a depression scale; it says nothing by itself.
  bands: [
    { from: 0, name: 'at or below cut-off' },
    { from: 51, name: 'above cut-off' },
  ],
  counting: { rule: 'all-required', times: 4, source: 'README.md' },
  risk: [],
  change: { mcid: { points: 10, source: 'README.md' } },
}
