import type { DemoCase } from './demo-case.ts'

/** What an invented patient told of their life, by the patient's name: dates as people say them. */
export type DemoTimeline = {
  onset: { type: 'episodic' | 'chronic' | 'double'; first: string; syndrome: string; worse1?: string }
  events: readonly {
    what: string
    type: string
    when: string
    people?: string
    ongoing?: string
    impact?: string
  }[]
  stretches: readonly { kind: string; severity?: string; what?: string; when: string }[]
}

export const demoTimelines: Readonly<Record<string, DemoTimeline>> = {
  'Elinor Vash': {
    onset: { type: 'episodic', first: 'a year ago', syndrome: 'last spring' },
    events: [
      { what: 'Moved away from her home town', type: 'housing', when: 'last February', impact: '8' },
      {
        what: 'Her partner began a new post',
        type: 'work',
        when: 'last winter',
        people: 'Jonas',
        ongoing: 'yes',
      },
      { what: 'Finished her studies', type: 'work', when: 'summer 2010' },
      { what: 'Sang in the choir at home', type: 'other', when: 'in my twenties' },
    ],
    stretches: [
      { kind: 'severity', severity: 'moderate', when: 'since last spring' },
      { kind: 'medication', what: 'sertraline 50 mg', when: 'since last summer' },
    ],
  },
  // His brother's death stands in his circle: it is not told a second time.
  'Desmond Okwuosa': {
    onset: { type: 'chronic', first: '', syndrome: 'about 2019', worse1: 'last summer' },
    events: [
      {
        what: 'Quarrel over the funeral',
        type: 'dispute',
        when: 'last June',
        people: 'Ngozi',
        ongoing: 'yes',
      },
      { what: 'Came to this country', type: 'housing', when: '1998' },
    ],
    stretches: [{ kind: 'treatment', what: 'counselling', when: 'from March to July 2020' }],
  },
}

/** What everybody else told: when it began, and the one event that it is about. */
export function shortTimeline({ area, event }: DemoCase): DemoTimeline {
  const what = event.slice(0, 1).toUpperCase() + event.slice(1)
  if (area === 'interpersonal_deficits') {
    return {
      onset: { type: 'chronic', first: '', syndrome: 'about 2018', worse1: 'last autumn' },
      events: [],
      stretches: [],
    }
  }
  const type = { grief: 'death', role_dispute: 'dispute', role_transition: 'other' }[area]
  return {
    onset: { type: 'episodic', first: 'a year ago', syndrome: 'last summer' },
    events: [{ what, type, when: 'last spring', ongoing: area === 'role_dispute' ? 'yes' : 'no' }],
    stretches: [],
  }
}
