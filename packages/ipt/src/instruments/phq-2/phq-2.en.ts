import { frequencyOptionsEn } from '../frequency-options.en.ts'
import type { TextPack } from '../instrument.ts'

/** The official English wording of PHQ-2: third-party content under its own notice, never altered (MEAS-004). */
export const phq2En: TextPack<'phq-2'> = {
  instrument: 'phq-2',
  instrumentVersion: '1.0.0',
  language: 'en',
  title: 'PHQ-2',
  recall: 'last 2 weeks',
  stem: 'Over the last 2 weeks, how often have you been bothered by any of the following problems?',
  items: {
    q1: 'Little interest or pleasure in doing things',
    q2: 'Feeling down, depressed, or hopeless',
  },
  options: frequencyOptionsEn,
  licence: 'LicenseRef-PHQ-no-permission-required',
  notice:
    'Copyright Pfizer Inc. Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.',
  source: 'The first two items of PHQ-9, as carried in its HL7 US Core Questionnaire',
  checked: '2026-11',
}
