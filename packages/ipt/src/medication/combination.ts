import type { Prompt } from '../course/prompt.ts'

/** What speaks for thinking about a combination with medication (IPT-201); `null`: not known. */
export type CombinationFacts = {
  /** The severity of the diagnosis that the clinician recorded. */
  readonly severity: 'mild' | 'moderate' | 'severe' | null
  readonly psychoticFeatures: boolean | null
  /** A change of plan is due (IPT-181), or was decided as such. */
  readonly planChangeDue: boolean
  /** Some medication for depression is taken now. */
  readonly onMedication: boolean
}

/**
 * The prompt to consider a combination of IPT and medication: in severe depression, with psychotic features, or when
 * a change of plan is due (IPT-201). `null` when none applies, or when it is combined already. It names no drug and
 * no dose, and credits nothing with a change (IPT-202): whoever prescribes decides with the patient.
 *
 * @example combinationPrompt({ severity: 'severe', psychoticFeatures: null, planChangeDue: false, onMedication: false })?.rule
 * // 'medication/consider-combination'
 */
export function combinationPrompt(facts: CombinationFacts): Prompt | null {
  const { severity, psychoticFeatures, planChangeDue, onMedication } = facts
  const reasons = [
    severity === 'severe' ? 'the depression is severe' : '',
    psychoticFeatures === true ? 'there are psychotic features' : '',
    planChangeDue ? 'a change of plan is due' : '',
  ].filter((reason) => reason !== '')
  if (onMedication || reasons.length === 0) return null
  return {
    rule: 'medication/consider-combination',
    inputs: { severity, psychoticFeatures, planChangeDue, onMedication },
    thresholds: {},
    source:
      'IPT-201; Cuijpers 2016, doi:10.1176/appi.ajp.2015.15091141 (combined against IPT alone, g = 0.24)',
    words:
      `Consider a combination with medication: ${reasons.join('; ')}. In trials both together did somewhat better ` +
      'than IPT alone. Whether, what and how much is for the one who prescribes, together with the patient.',
  }
}
