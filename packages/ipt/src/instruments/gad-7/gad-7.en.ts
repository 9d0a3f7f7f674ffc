import { frequencyOptionsEn } from '../frequency-options.en.ts'
import type { TextPack } from '../instrument.ts'

/** The official English wording of GAD-7: third-party content under its own notice, never altered (MEAS-004). */
export const gad7En: TextPack<'gad-7'> = {
  instrument: 'gad-7',
  instrumentVersion: '1.0.0',
  language: 'en',
  title: 'GAD-7',
  recall: 'last 2 weeks',
  stem: 'Over the last 2 weeks, how often have you been bothered by any of the following problems?',
  items: {
    q1: 'Feeling nervous, anxious or on edge',
    q2: 'Not being able to stop or control worrying',
    q3: 'Worrying too much about different things',
    q4: 'Trouble relaxing',
    q5: 'Being so restless that it is hard to sit still',
    q6: 'Becoming easily annoyed or irritable',
    q7: 'Feeling afraid as if something awful might happen',
  },
  options: frequencyOptionsEn,
  licence: 'LicenseRef-PHQ-no-permission-required',
  notice:
    'Copyright Pfizer Inc. Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.',
  source: 'The statement of the owners of the PHQ family, which names GAD-7',
  checked: '2026-11',
}
