import type { Prompt } from '../../course/prompt.ts'
import { readRecord } from '../read-record.ts'
import type { RecordFields, RecordOf } from '../record-fields.ts'
import type { Technique } from '../technique.ts'
import { completenessOf, isWritten, noteSentence } from '../technique.ts'

const fields = {
  scene: {
    kind: 'one-of',
    label: 'Scene',
    cases: {
      future: {
        what: { kind: 'text', label: 'What is to come' },
        script: { kind: 'text', label: 'Script that it starts from' },
      },
      replay: {
        what: { kind: 'text', label: 'What happened' },
        script: { kind: 'text', label: 'Script that it replays' },
      },
    },
  },
  rounds: {
    kind: 'list',
    label: 'Rounds',
    of: {
      patientPlays: {
        kind: 'state',
        label: 'The patient plays',
        options: { self: 'themselves', other: 'the other person' },
      },
      practised: { kind: 'text', label: 'What was practised' },
      coaching: { kind: 'text', label: 'Coaching after the round' },
    },
  },
  confidenceBefore: { kind: 'scale', label: 'Confidence before, 0 to 10' },
  confidenceAfter: { kind: 'scale', label: 'Confidence after, 0 to 10' },
} as const satisfies RecordFields

export type RolePlayRecord = RecordOf<typeof fields>

/** Practising a talk in rounds, each side once, with coaching after each (IPT-146 to IPT-148). */
export const rolePlay: Technique<'role-play', typeof fields> = {
  id: 'role-play',
  name: 'Role play',
  source: 'IPT-146 to IPT-148',
  areas: ['role_dispute', 'role_transition', 'interpersonal_deficits', 'grief'],
  phases: ['middle', 'termination'],
  confronts: true,
  fields,
  read: (raw) => readRecord(fields, raw),
  completeness: ({ scene, rounds }) =>
    completenessOf([
      [scene !== null && isWritten(scene.what), 'scene', 'IPT-146'],
      [rounds.some(({ patientPlays }) => patientPlays === 'self'), 'rounds.self', 'IPT-146'],
      [rounds.some(({ patientPlays }) => patientPlays === 'other'), 'rounds.other', 'IPT-146'],
      [rounds.every(({ practised }) => isWritten(practised)), 'rounds.practised', 'IPT-146'],
      [rounds.every(({ coaching }) => isWritten(coaching)), 'rounds.coaching', 'IPT-147'],
    ]),
  prompts: (record) => [...coachingPrompt(record), ...swapPrompt(record)],
  summary: ({ scene, rounds }) =>
    noteSentence('Role play', [
      scene === null
        ? ''
        : `${scene.case === 'future' ? 'a talk to come' : 'a talk played again'}: ${scene.what}`,
      ...rounds.map(({ practised }) => (isWritten(practised) ? `practised: ${practised}` : '')),
    ]),
}

function coachingPrompt({ rounds }: RolePlayRecord): Prompt[] {
  const last = rounds.at(-1)
  if (last === undefined || isWritten(last.coaching)) return []
  return [
    {
      rule: 'role-play/coach-before-the-next-round',
      inputs: { round: rounds.length },
      thresholds: {},
      source: 'IPT-147',
      words: 'Before the next round: what went well, and one thing to try differently.',
    },
  ]
}

function swapPrompt({ rounds }: RolePlayRecord): Prompt[] {
  if (rounds.length === 0 || new Set(rounds.map(({ patientPlays }) => patientPlays)).size > 1) return []
  return [
    {
      rule: 'role-play/swap-roles',
      inputs: { rounds: rounds.length, patientPlays: rounds[0]?.patientPlays ?? null },
      thresholds: { swaps: 1 },
      source: 'IPT-146',
      words: 'Roles change at least once: let the patient play the other side too.',
    },
  ]
}
