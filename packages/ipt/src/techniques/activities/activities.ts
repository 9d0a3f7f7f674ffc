import type { Prompt } from '../../course/prompt.ts'
import { readRecord } from '../read-record.ts'
import type { RecordFields, RecordOf } from '../record-fields.ts'
import type { Technique } from '../technique.ts'
import { completenessOf, noteSentence } from '../technique.ts'

export const ideaStates = {
  idea: 'an idea',
  tried: 'tried',
  liked: 'liked',
  'not-for-me': 'not for me',
} as const

// No day, no number and no one who sets it for somebody (IPT-155, IPT-156).
const fields = {
  ideas: {
    kind: 'list',
    label: 'Ideas',
    of: {
      what: { kind: 'text', label: 'What' },
      from: {
        kind: 'state',
        label: 'From whom',
        options: { patient: 'the patient', both: 'found together' },
      },
      status: { kind: 'state', label: 'How it is', options: ideaStates },
      // A message about it exists only as the patient's own wish (IPT-156).
      reminder: {
        kind: 'one-of',
        label: 'Reminder',
        cases: { 'set-by-the-patient': { words: { kind: 'text', label: "The patient's words" } } },
      },
    },
  },
  connected: {
    kind: 'choice',
    label: 'How connected the patient is now',
    options: { isolated: 'very isolated', some: 'some contact', well: 'well connected' },
  },
  noPleasure: { kind: 'tick', label: 'Nothing gives pleasure at present' },
  hiddenByPatient: { kind: 'tick', label: 'Hidden by the patient' },
} as const satisfies RecordFields

export type ActivitiesRecord = RecordOf<typeof fields>

/** Ideas for company and pleasure. Ideas, and nothing that anybody has to do (IPT-155 to IPT-159). */
export const activities: Technique<'activities', typeof fields> = {
  id: 'activities',
  name: 'Ideas for company and pleasure',
  source: 'IPT-155 to IPT-159',
  areas: ['grief', 'role_dispute', 'role_transition', 'interpersonal_deficits'],
  phases: ['initial', 'middle', 'termination'],
  confronts: false,
  fields,
  read: (raw) => readRecord(fields, raw),
  completeness: ({ ideas, connected }) =>
    completenessOf([
      [ideas.length > 0, 'ideas', 'IPT-155'],
      [connected !== null, 'connected', 'IPT-157'],
    ]),
  prompts: (record) => [...gradePrompt(record), ...pleasurePrompt(record)],
  // What was not tried is an idea like the others; it is not told apart, let alone counted (IPT-159).
  summary: ({ ideas }) =>
    noteSentence(
      'Ideas for company and pleasure',
      ideas.map(({ what, status }) =>
        status === 'tried' || status === 'liked' ? `${what} (${ideaStates[status]})` : what,
      ),
    ),
}

/**
 * The list as the patient sees it: optional, and empty once the patient has hidden it (IPT-158).
 *
 * @example ideasForPatient(record) // ['a short walk']
 */
export function ideasForPatient({ ideas, hiddenByPatient }: ActivitiesRecord): ActivitiesRecord['ideas'] {
  return hiddenByPatient ? [] : ideas
}

/** Said above the patient's list, in any format of treatment (IPT-155, IPT-158). */
export const ideasWordsEn =
  'Ideas you may like to try, when and if you want to. Which one matters less than trying some. You can hide this list.'

const gradeWords = {
  isolated: 'Small steps first: a short walk, a chat online.',
  some: 'A little more contact than now: one person, one place that is easy to reach.',
  well: 'There is room for more contact and a wider circle.',
} as const

function gradePrompt({ connected }: ActivitiesRecord): Prompt[] {
  if (connected === null) return []
  return [
    {
      rule: 'activities/grade-to-the-illness',
      inputs: { connected },
      thresholds: {},
      source: 'IPT-157',
      words: gradeWords[connected],
    },
  ]
}

function pleasurePrompt({ noPleasure }: ActivitiesRecord): Prompt[] {
  if (!noPleasure) return []
  return [
    {
      rule: 'activities/no-pleasure-is-a-symptom',
      inputs: { noPleasure },
      thresholds: {},
      source: 'IPT-157',
      words:
        'That nothing gives pleasure is a symptom. Pleasure often comes back after several tries; which activity ' +
        'matters less than trying some.',
    },
  ]
}
