import type { ContractPart } from '../contract/contract.ts'
import type { InventoryGap } from '../inventory/inventory.ts'
import type { Refused, Result } from '../result.ts'
import { ok, refuse } from '../result.ts'
import type { Prompt } from './prompt.ts'

/** The seven components of the initial phase, done in any order (IPT-030, IPT-032). */
export const initialComponents = [
  'diagnosis',
  'sick-role',
  'inventory',
  'timeline',
  'problem-area',
  'hope',
  'contract',
] as const
export type InitialComponent = (typeof initialComponents)[number]

export const componentNamesEn: Readonly<Record<InitialComponent, string>> = {
  diagnosis: 'diagnose and name the depression',
  'sick-role': 'give the sick role',
  inventory: 'interpersonal inventory',
  timeline: 'depression timeline',
  'problem-area': 'choose the problem area and agree on the formulation',
  hope: 'give hope',
  contract: 'treatment contract',
}

declare const doneBrand: unique symbol

/** Open, or touched in a session by an author. `done` comes from {@link markDone} alone. */
export type ComponentState =
  | { readonly state: 'open' }
  | { readonly state: 'in-progress'; readonly session: number; readonly by: string }
  | DoneComponent

export type DoneComponent = {
  readonly state: 'done'
  readonly session: number
  readonly by: string
  readonly [doneBrand]: true
}

export type InitialChecklist = Readonly<Record<InitialComponent, ComponentState>>

/** What the chart holds for each component ("done when", section 4). */
export type InitialEvidence = {
  readonly diagnosis: {
    readonly recordComplete: boolean
    readonly toldToPatient: boolean
    /** Assessed today, or elsewhere today with a reference (IPT-038). */
    readonly suicidality: 'assessed-today' | 'assessed-elsewhere-today' | 'not-assessed'
    readonly hospitalCareDecided: boolean
  }
  readonly sickRole: { readonly explained: boolean; readonly limits: boolean; readonly duties: boolean }
  readonly inventory: { readonly gaps: readonly InventoryGap[] }
  readonly timeline: {
    /** First symptoms and syndrome, or in chronic and double depression the worsening (IPT-061). */
    readonly anchorsDated: boolean
    readonly eventsLaidOver: boolean
  }
  readonly problemArea: { readonly formulationAgreed: boolean }
  readonly hope: { readonly prognosis: boolean; readonly alternatives: boolean }
  readonly contract: { readonly agreed: boolean; readonly gaps: readonly ContractPart[] }
}

export type ComponentGap =
  | 'initial/diagnosis-not-complete'
  | 'initial/diagnosis-not-told'
  | 'initial/suicidality-not-assessed'
  | 'initial/hospital-care-not-decided'
  | 'initial/sick-role-not-explained'
  | 'initial/limits-not-recorded'
  | 'initial/duties-not-recorded'
  | 'initial/domains-open'
  | 'initial/expectations-open'
  | 'initial/onset-not-dated'
  | 'initial/events-not-laid-over'
  | 'initial/formulation-not-agreed'
  | 'initial/prognosis-not-spoken-of'
  | 'initial/alternatives-not-spoken-of'
  | 'initial/contract-parts-open'
  | 'initial/contract-not-agreed'

/**
 * A checklist with all seven open.
 * Source: IPT-030.
 *
 * @example emptyChecklist().hope // { state: 'open' }
 */
export function emptyChecklist(): InitialChecklist {
  const open = initialComponents.map((component) => [component, { state: 'open' }])
  return Object.fromEntries(open) as InitialChecklist
}

/**
 * Marks a component as begun. One that is done stays done.
 * Source: IPT-030.
 *
 * @example markBegun(checklist, 'hope', { session: 1, by: staffId })
 */
export function markBegun(
  checklist: InitialChecklist,
  component: InitialComponent,
  mark: { readonly session: number; readonly by: string },
): InitialChecklist {
  if (checklist[component].state === 'done') return checklist
  return { ...checklist, [component]: { state: 'in-progress', ...mark } }
}

/**
 * Marks a component as done, whatever the state of the others (IPT-032). Refused with the first gap that the
 * evidence shows; {@link componentGaps} gives all of them.
 *
 * @example markDone(checklist, 'diagnosis', evidence, { session: 1, by: staffId })
 * // { ok: false, problem: { kind: 'refused', code: 'initial/suicidality-not-assessed' } }
 */
export function markDone(
  checklist: InitialChecklist,
  component: InitialComponent,
  evidence: InitialEvidence,
  mark: { readonly session: number; readonly by: string },
): Result<InitialChecklist, Refused<ComponentGap>> {
  const [gap] = componentGaps(component, evidence)
  if (gap !== undefined) return refuse(gap)
  const done = { state: 'done', ...mark } as DoneComponent
  return ok({ ...checklist, [component]: done })
}

/**
 * What stands between a component and "done" (section 4; IPT-038 for suicidality and hospital care).
 *
 * @example componentGaps('hope', evidence) // ['initial/alternatives-not-spoken-of']
 */
export function componentGaps(
  component: InitialComponent,
  evidence: InitialEvidence,
): readonly ComponentGap[] {
  const { diagnosis, sickRole, inventory, timeline, problemArea, hope, contract } = evidence
  const rules: Readonly<Record<InitialComponent, readonly (readonly [boolean, ComponentGap])[]>> = {
    diagnosis: [
      [diagnosis.suicidality !== 'not-assessed', 'initial/suicidality-not-assessed'],
      [diagnosis.hospitalCareDecided, 'initial/hospital-care-not-decided'],
      [diagnosis.recordComplete, 'initial/diagnosis-not-complete'],
      [diagnosis.toldToPatient, 'initial/diagnosis-not-told'],
    ],
    'sick-role': [
      [sickRole.explained, 'initial/sick-role-not-explained'],
      [sickRole.limits, 'initial/limits-not-recorded'],
      [sickRole.duties, 'initial/duties-not-recorded'],
    ],
    inventory: [
      [!inventory.gaps.some(({ gap }) => gap === 'domain'), 'initial/domains-open'],
      [!inventory.gaps.some(({ gap }) => gap === 'expectations'), 'initial/expectations-open'],
    ],
    timeline: [
      [timeline.anchorsDated, 'initial/onset-not-dated'],
      [timeline.eventsLaidOver, 'initial/events-not-laid-over'],
    ],
    'problem-area': [[problemArea.formulationAgreed, 'initial/formulation-not-agreed']],
    hope: [
      [hope.prognosis, 'initial/prognosis-not-spoken-of'],
      [hope.alternatives, 'initial/alternatives-not-spoken-of'],
    ],
    contract: [
      [contract.gaps.length === 0, 'initial/contract-parts-open'],
      [contract.agreed, 'initial/contract-not-agreed'],
    ],
  }
  return rules[component].filter(([holds]) => !holds).map(([, gap]) => gap)
}

/**
 * The components that are not done, in the order of the list.
 * Source: IPT-030, IPT-031.
 *
 * @example openComponents(checklist) // ['hope', 'contract']
 */
export function openComponents(checklist: InitialChecklist): readonly InitialComponent[] {
  return initialComponents.filter((component) => checklist[component].state !== 'done')
}

/**
 * At the end of an initial session: what is still open and how many initial sessions remain (IPT-031). `null`
 * when nothing is.
 *
 * @example openComponentsPrompt(checklist, { session: 2, initialSessions: 3 })?.inputs
 * // { session: 2, initialSessionsLeft: 1, open: 'hope, contract' }
 */
export function openComponentsPrompt(
  checklist: InitialChecklist,
  { session, initialSessions }: { readonly session: number; readonly initialSessions: number },
): Prompt | null {
  const open = openComponents(checklist)
  if (open.length === 0) return null
  const left = Math.max(0, initialSessions - session)
  const names = open.map((component) => componentNamesEn[component])
  return {
    rule: 'initial/components-open',
    inputs: { session, initialSessionsLeft: left, open: open.join(', ') },
    thresholds: { initialSessions },
    source: 'IPT-031',
    words: `Still open: ${names.join('; ')}. Initial sessions left: ${left}.`,
  }
}
