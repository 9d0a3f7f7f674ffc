import type { Prompt } from '../course/prompt.ts'
import type { Truth } from './truth.ts'

export type Severity = 'mild' | 'moderate' | 'severe'

/** Bands of the PHQ-9, a field of its own beside the severity of a diagnosis (DX-015). */
export type Phq9Band = 'minimal' | 'mild' | 'moderate' | 'moderately severe' | 'severe'

// The five steps of the PHQ-9, and which of them each severity covers. "Moderately severe" lies between two.
// Kith's own reading of "two levels" in DX-015.
const bandSteps: Readonly<Record<Phq9Band, number>> = {
  minimal: 0,
  mild: 1,
  moderate: 2,
  'moderately severe': 3,
  severe: 4,
}
const severitySteps: Readonly<Record<Severity, readonly number[]>> = {
  mild: [1],
  moderate: [2, 3],
  severe: [3, 4],
}

/** Two levels apart is a disagreement worth a look (DX-015). */
export const severityDisagreementLevels = 2

/**
 * The prompt when the severity of a diagnosis and the band of the PHQ-9 lie two levels apart or more; neither
 * changes the other (DX-015). `null` when they do not.
 *
 * @example severityPrompt('mild', 'severe')?.inputs // { severity: 'mild', band: 'severe', levelsApart: 3 }
 */
export function severityPrompt(severity: Severity, band: Phq9Band): Prompt | null {
  const levelsApart = Math.min(...severitySteps[severity].map((step) => Math.abs(step - bandSteps[band])))
  if (levelsApart < severityDisagreementLevels) return null
  return {
    rule: 'diagnosis/severity-and-band',
    inputs: { severity, band, levelsApart },
    thresholds: { levelsApart: severityDisagreementLevels },
    source: 'DX-015; which bands a severity covers is Kith’s',
    words:
      `The diagnosis is recorded as ${severity}, the questionnaire stands at ${band}. Both are kept as they are; ` +
      'look at them again.',
  }
}

/** Specifiers of DSM-5-TR †, in short labels of our own. */
export const dsmSpecifiersEn = {
  'anxious-distress': 'with anxious distress',
  mixed: 'with mixed features',
  melancholic: 'melancholic',
  atypical: 'atypical',
  catatonia: 'with catatonia',
  peripartum: 'begun around a birth',
  seasonal: 'seasonal',
} as const
export type DsmSpecifier = keyof typeof dsmSpecifiersEn

/** Qualifiers of ICD-11 with their codes, which are added to the code of the episode. */
export const icdSpecifiersEn = {
  anxiety: { code: '6A80.0', words: 'with marked anxiety' },
  panic: { code: '6A80.1', words: 'with panic attacks' },
  persistent: { code: '6A80.2', words: 'lasting over two years †' },
  melancholia: { code: '6A80.3', words: 'melancholic' },
  seasonal: { code: '6A80.4', words: 'seasonal' },
  perinatal: { code: '6A80.6', words: 'around a birth' },
} as const
export type IcdSpecifier = keyof typeof icdSpecifiersEn

/** † Two consecutive months, counted as 60 days; ICD-11 says "several months" and leaves the number open. */
export const remissionDays = 60

/**
 * Whether this is not the first episode: an earlier one, and at least `gapDays` without between them. An unknown
 * gap is undetermined.
 * Source: diagnosis-and-safety.md 1.3.
 *
 * @example isRecurrent({ earlierEpisodes: 1, daysBetween: 45 }) // 'no'
 */
export function isRecurrent(
  facts: { readonly earlierEpisodes: number | null; readonly daysBetween: number | null },
  gapDays: number = remissionDays,
): Truth {
  const { earlierEpisodes, daysBetween } = facts
  if (earlierEpisodes === null) return 'undetermined'
  if (earlierEpisodes === 0) return 'no'
  if (daysBetween === null) return 'undetermined'
  return daysBetween >= gapDays ? 'yes' : 'no'
}

/**
 * The state of remission of an episode that was there: full after two months † without symptoms that matter,
 * partial with some of them or before those months have passed, `current` while the criteria are met.
 * Source: diagnosis-and-safety.md 1.3.
 *
 * @example remissionState({ symptoms: 'none', daysWithout: 70 }) // 'full-remission'
 */
export function remissionState(
  facts: {
    readonly symptoms: 'criteria-met' | 'some' | 'none' | 'not-assessed'
    readonly daysWithout: number | null
  },
  fullAfterDays: number = remissionDays,
): 'current' | 'partial-remission' | 'full-remission' | 'undetermined' {
  const { symptoms, daysWithout } = facts
  if (symptoms === 'not-assessed') return 'undetermined'
  if (symptoms === 'criteria-met') return 'current'
  if (symptoms === 'some') return 'partial-remission'
  if (daysWithout === null) return 'undetermined'
  return daysWithout >= fullAfterDays ? 'full-remission' : 'partial-remission'
}
