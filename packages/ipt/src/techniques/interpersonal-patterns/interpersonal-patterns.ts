import { areaPrompts } from '../../course/area-prompts.ts'
import { readRecord } from '../read-record.ts'
import type { RecordFields } from '../record-fields.ts'
import type { Technique } from '../technique.ts'
import { completenessOf, isWritten, noteSentence } from '../technique.ts'

const opportunityKinds = {
  online: 'online contact',
  'shops-and-cafes': 'shops and cafes',
  classes: 'classes',
  groups: 'organised groups',
  other: 'something else',
} as const

// No rating anywhere in it: nothing that could become a score of social skill (IPT-131).
const fields = {
  relationships: {
    kind: 'list',
    label: 'Significant relationships of the past',
    of: {
      person: { kind: 'person', label: 'With whom' },
      positive: { kind: 'texts', label: 'Positive sides' },
      negative: { kind: 'texts', label: 'Negative sides' },
    },
  },
  patterns: { kind: 'texts', label: 'Patterns that come again' },
  here: { kind: 'text', label: 'What happens between patient and therapist' },
  parallels: { kind: 'texts', label: 'Parallels elsewhere' },
  tried: {
    kind: 'list',
    label: 'Contacts that were tried',
    of: { what: { kind: 'text', label: 'What' }, how: { kind: 'text', label: 'How it went' } },
  },
  opportunities: {
    kind: 'list',
    label: 'Opportunities to meet people',
    of: {
      kind: { kind: 'state', label: 'Kind', options: opportunityKinds },
      what: { kind: 'text', label: 'What' },
    },
  },
} as const satisfies RecordFields

/** Patterns in relationships, and ways to people (IPT-128 to IPT-131). */
export const interpersonalPatterns: Technique<'interpersonal-patterns', typeof fields> = {
  id: 'interpersonal-patterns',
  name: 'Interpersonal patterns',
  source: 'IPT-128 to IPT-131',
  areas: ['interpersonal_deficits'],
  phases: ['middle'],
  confronts: false,
  fields,
  read: (raw) => readRecord(fields, raw),
  completeness: ({ relationships, patterns, here, parallels, opportunities, tried }) =>
    completenessOf([
      [relationships.length > 0, 'relationships', 'IPT-128'],
      [relationships.some(({ positive }) => positive.length > 0), 'relationships.positive', 'IPT-128'],
      [relationships.some(({ negative }) => negative.length > 0), 'relationships.negative', 'IPT-128'],
      [patterns.length > 0, 'patterns', 'IPT-128'],
      [isWritten(here), 'here', 'IPT-128'],
      [parallels.length > 0, 'parallels', 'IPT-128'],
      [tried.length > 0, 'tried', 'IPT-128'],
      [opportunities.length > 0, 'opportunities', 'IPT-130'],
    ]),
  // Feelings towards the therapist are spoken of in this area alone (IPT-129).
  prompts: (_record, { areas }) =>
    areas.includes('interpersonal_deficits')
      ? areaPrompts(
          'interpersonal_deficits',
          { dispute: null, transition: null },
          { middleSession: 0, middleSessions: 0 },
        )
      : [],
  summary: ({ patterns, tried, opportunities }) =>
    noteSentence('Interpersonal patterns', [
      patterns.length > 0 ? `patterns: ${patterns.join(', ')}` : '',
      tried.length > 0 ? `contact tried: ${tried.map(({ what }) => what).join(', ')}` : '',
      opportunities.length > 0
        ? `ways to people: ${opportunities.map(({ kind }) => opportunityKinds[kind]).join(', ')}`
        : '',
    ]),
}
