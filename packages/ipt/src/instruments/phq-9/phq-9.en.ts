import { frequencyOptionsEn } from '../frequency-options.en.ts'
import type { TextPack } from '../instrument.ts'

/**
 * The official English wording of PHQ-9. It is third-party content under its own notice and is never
 * altered (MEAS-004); a test holds its checksum (HAZ-018).
 */
export const phq9En: TextPack<'phq-9'> = {
  instrument: 'phq-9',
  instrumentVersion: '1.0.0',
  language: 'en',
  title: 'PHQ-9',
  recall: 'last 2 weeks',
  stem: 'Over the last 2 weeks, how often have you been bothered by any of the following problems?',
  items: {
    q1: 'Little interest or pleasure in doing things',
    q2: 'Feeling down, depressed, or hopeless',
    q3: 'Trouble falling or staying asleep, or sleeping too much',
    q4: 'Feeling tired or having little energy',
    q5: 'Poor appetite or overeating',
    q6: 'Feeling bad about yourself - or that you are a failure or have let yourself or your family down',
    q7: 'Trouble concentrating on things, such as reading the newspaper or watching television',
    q8: 'Moving or speaking so slowly that other people could have noticed? Or the opposite - being so fidgety or restless that you have been moving around a lot more than usual',
    q9: 'Thoughts that you would be better off dead or of hurting yourself in some way',
    q10: 'If you checked off any problems, how difficult have these problems made it for you to do your work, take care of things at home, or get along with other people?',
  },
  options: {
    ...frequencyOptionsEn,
    'not-difficult': 'Not difficult at all',
    'somewhat-difficult': 'Somewhat difficult',
    'very-difficult': 'Very difficult',
    'extremely-difficult': 'Extremely difficult',
  },
  licence: 'LicenseRef-PHQ-no-permission-required',
  notice:
    'Copyright Pfizer Inc. Developed by Drs. Robert L. Spitzer, Janet B.W. Williams, Kurt Kroenke and colleagues, with an educational grant from Pfizer Inc. No permission required to reproduce, translate, display or distribute.',
  source: 'Notice and codes as carried in the PHQ-9 Questionnaire of HL7 US Core',
  checked: '2026-11',
}
