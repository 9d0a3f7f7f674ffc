import type { InitialChecklist, InitialComponent } from '../course/initial-components.ts'
import { componentNamesEn, openComponents } from '../course/initial-components.ts'
import type { Prompt } from '../course/prompt.ts'
import type { AgreedFormulation, Formulation } from '../formulation/agreement.ts'
import type { PhasePrompt, SessionPhase } from './phase-of-session.ts'

/** Whether the middle phase may open, and which tasks of the initial phase are not done. */
export type MiddlePhaseGate =
  | {
      readonly open: true
      readonly formulation: AgreedFormulation
      readonly missing: readonly InitialComponent[]
    }
  | {
      readonly open: false
      readonly code: 'pathway/focus-not-agreed'
      readonly missing: readonly InitialComponent[]
    }

/**
 * The middle phase opens when the patient has agreed to the formulation, and then only (IPT-012, IPT-077).
 * Other tasks that are not done are named and do not close it.
 *
 * @example mayOpenMiddlePhase(formulation, checklist)
 * // { open: false, code: 'pathway/focus-not-agreed', missing: ['problem-area', 'contract'] }
 */
export function mayOpenMiddlePhase(
  formulation: Formulation | null,
  checklist: InitialChecklist,
): MiddlePhaseGate {
  const missing = openComponents(checklist)
  if (formulation?.state === 'agreed') return { open: true, formulation, missing }
  return { open: false, code: 'pathway/focus-not-agreed', missing }
}

/**
 * The prompts of a phase in full: agree on the focus, with the missing tasks named (IPT-012); raise the
 * ending, and open its list (IPT-014).
 *
 * @example phasePrompts(phase.prompts, { n: 4, checklist })[0]?.rule // 'pathway/agree-the-focus'
 */
export function phasePrompts(
  codes: SessionPhase['prompts'],
  facts: { readonly n: number; readonly checklist: InitialChecklist },
): readonly Prompt[] {
  const missing = openComponents(facts.checklist)
  const names = missing.map((component) => componentNamesEn[component]).join('; ')
  const inputs = { session: facts.n, missing: missing.join(', ') }
  const texts: Readonly<Record<PhasePrompt, readonly [source: string, words: string]>> = {
    'pathway/agree-the-focus': [
      'IPT-012, IPT-077',
      `The patient has not agreed to a focus yet, so the initial phase goes on. Not done: ${names || 'nothing else'}.`,
    ],
    'pathway/raise-the-ending': [
      'IPT-014',
      'This is the last planned session of the middle phase. Speak of the ending today.',
    ],
    'pathway/open-termination-tasks': [
      'IPT-014',
      'Termination begins. Open the list for the ending together.',
    ],
  }
  return codes.map((rule) => ({
    rule,
    inputs,
    thresholds: {},
    source: texts[rule][0],
    words: texts[rule][1],
  }))
}
