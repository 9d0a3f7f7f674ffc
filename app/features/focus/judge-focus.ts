import {
  composeFormulation,
  focusPrompts,
  mayBeFocus,
  problemAreas,
  selectFocus,
  type AreaRefusal,
  type EligibleArea,
  type Focus,
  type FormulationDraft,
  type IsolationWord,
  type ProblemArea,
  type Prompt,
  type Result,
} from '@kith/ipt'

import type { SheetValues } from '#features/sheets/index.ts'

import type { FocusFacts } from './focus-facts.ts'
import { chosenIn, criteriaIn, goalsIn, labelIn, textIn } from './focus-sheet.ts'

export type FocusJudgement = {
  areas: Readonly<Record<ProblemArea, Result<EligibleArea, AreaRefusal>>>
  chosen: readonly ProblemArea[]
  /** The focus, or the code of why it cannot be chosen as it stands. */
  focus: { ok: true; value: Focus } | { ok: false; code: string }
  label: IsolationWord
  draft: FormulationDraft | null
  prompts: readonly Prompt[]
}

/** What the rules say to a focus as it is typed. The rules are the core's; nothing is decided here. */
export function judgeFocus(values: SheetValues, facts: FocusFacts): FocusJudgement {
  const verdict = (area: ProblemArea) =>
    mayBeFocus(criteriaIn(values, area), facts, textIn(values, 'overrideReason'))
  const areas = Object.fromEntries(
    problemAreas.map((area) => [area, verdict(area)]),
  ) as FocusJudgement['areas']
  const focus = focusIn(values, areas)
  const label = labelIn(values, facts.clinicLabel)
  return {
    areas,
    chosen: chosenIn(values).map(({ area }) => area),
    focus,
    label,
    draft: draftOf(values, facts, focus.ok ? focus.value : null, label),
    prompts: focusPrompts({ ...facts, focus: focus.ok ? focus.value : null }),
  }
}

function focusIn(values: SheetValues, areas: FocusJudgement['areas']): FocusJudgement['focus'] {
  const chosen = chosenIn(values)
  if (chosen.length > 2) return { ok: false, code: 'focus/third-area' }
  if (chosen.length === 2 && chosen[0]?.place === chosen[1]?.place) {
    return { ok: false, code: 'focus/order-missing' }
  }
  const eligible: EligibleArea[] = []
  for (const { area } of chosen) {
    const judged = areas[area]
    if (!judged.ok) return { ok: false, code: judged.problem.code }
    eligible.push(judged.value)
  }
  const selected = selectFocus(eligible, textIn(values, 'secondReason'))
  return selected.ok ? selected : { ok: false, code: selected.problem.code }
}

function draftOf(
  values: SheetValues,
  facts: FocusFacts,
  focus: Focus | null,
  label: IsolationWord,
): FormulationDraft | null {
  const composed = composeFormulation({
    diagnosis: facts.diagnosis,
    diagnosisForPatient: facts.diagnosisForPatient,
    courseType: facts.courseType,
    anchor: facts.anchor,
    focus,
    isolationWord: label,
    link: { forClinician: textIn(values, 'linkClinician'), forPatient: textIn(values, 'linkPatient') },
    goals: goalsIn(values),
    plannedSessions: facts.plannedSessions,
  })
  return composed.ok ? composed.value : null
}
