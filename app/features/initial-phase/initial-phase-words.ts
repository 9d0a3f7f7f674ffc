import type { ComponentGap, InitialComponent } from '@kith/ipt'

/** Where each component is worked on, and what it is called there. */
export const componentPages: Readonly<Record<InitialComponent, { path: string; words: string }>> = {
  diagnosis: { path: 'assessment', words: 'Assessment and diagnosis' },
  'sick-role': { path: 'sick-role', words: 'Sick role' },
  inventory: { path: 'inventory', words: 'Inventory and closeness circle' },
  timeline: { path: 'timeline', words: 'Timeline' },
  'problem-area': { path: 'focus', words: 'Focus and formulation' },
  hope: { path: 'hope', words: 'Hope' },
  contract: { path: 'contract', words: 'Contract' },
}

export const stateWords = { open: 'open', 'in-progress': 'in progress', done: 'done' } as const

/** What stands between a component and "done". */
export const gapWords: Readonly<Record<ComponentGap, string>> = {
  'initial/diagnosis-not-complete': 'the assessment is not marked as done',
  'initial/diagnosis-not-told': 'the illness has not been named to the patient',
  'initial/suicidality-not-assessed': 'suicidality has not been assessed',
  'initial/hospital-care-not-decided': 'whether hospital care is needed is not decided',
  'initial/sick-role-not-explained': 'not explained yet',
  'initial/limits-not-recorded': 'what is excused is not written down',
  'initial/duties-not-recorded': 'what is taken on is not written down',
  'initial/domains-open': 'domains are open',
  'initial/expectations-open': 'expectations in close relationships are open',
  'initial/onset-not-dated': 'the onset is not dated',
  'initial/events-not-laid-over': 'no life event is on it',
  'initial/formulation-not-agreed': 'the patient has not agreed yet',
  'initial/prognosis-not-spoken-of': 'the outlook has not been spoken of',
  'initial/alternatives-not-spoken-of': 'other treatments have not been spoken of',
  'initial/contract-parts-open': 'parts are not filled in',
  'initial/contract-not-agreed': 'the patient has not agreed yet',
}
