import { frequencyOptions } from '../frequency-options.ts'
import type { Instrument } from '../instrument.ts'

/** PHQ-2, the first two questions of PHQ-9 as a pre-screen. Source, licence and date: README.md. */
export const phq2: Instrument<'phq-2'> = {
  id: 'phq-2',
  version: '1.0.0',
  measures: 'depression',
  better: 'lower',
  source: 'Kroenke, Spitzer, Williams 2003; the first two items of PHQ-9',
  licence: { wording: 'shipped', statement: 'Copyright Pfizer Inc.; no permission required (NOTICE)' },
  items: [
    { id: 'q1', loinc: '44250-9', min: 0, max: 3, options: frequencyOptions },
    { id: 'q2', loinc: '44255-8', min: 0, max: 3, options: frequencyOptions },
  ],
  unscoredItems: [],
  loinc: { panel: '55757-9', total: '55758-7' },
  total: { min: 0, max: 6 },
  // 3 is the usual cut; 2 finds more, 86 % against 61 % (Arroll 2010, PMC2906530).
  bands: [
    { from: 0, name: 'below cut-off' },
    { from: 3, name: 'at or above cut-off' },
  ],
  counting: { rule: 'all-required', times: 1, source: 'README.md' },
  risk: [],
  change: {},
}
