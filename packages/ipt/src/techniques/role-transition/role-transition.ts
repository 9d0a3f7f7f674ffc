import { areaPrompts } from '../../course/area-prompts.ts'
import type { Prompt } from '../../course/prompt.ts'
import { invalid } from '../../result.ts'
import { readRecord } from '../read-record.ts'
import type { RecordFields, RecordOf } from '../record-fields.ts'
import type { Technique } from '../technique.ts'
import { completenessOf, isWritten, noteSentence } from '../technique.ts'

const fields = {
  event: { kind: 'event', label: 'The change among the life events' },
  oldRole: { kind: 'text', label: 'Old role' },
  newRole: { kind: 'text', label: 'New role' },
  since: { kind: 'date', label: 'When it changed' },
  wanted: {
    kind: 'choice',
    label: 'Wanted or imposed',
    options: { wanted: 'wanted', imposed: 'imposed', both: 'partly wanted, partly imposed' },
  },
  lost: { kind: 'text', label: 'What was lost' },
  // Part one, mourning the old role (IPT-125): two columns.
  old: {
    kind: 'group',
    label: 'Part one: the old role',
    of: {
      good: { kind: 'texts', label: 'Good about the old role' },
      bad: { kind: 'texts', label: 'Bad about the old role' },
      feelings: { kind: 'text', label: 'Feelings about the change' },
      explored: { kind: 'tick', label: 'Explored' },
    },
  },
  // Part two, the new role (IPT-126), usually seen too dark.
  new: {
    kind: 'group',
    label: 'Part two: the new role',
    of: {
      good: { kind: 'texts', label: 'Good about the new role' },
      bad: { kind: 'texts', label: 'Bad about the new role' },
      opportunities: { kind: 'texts', label: 'What it makes possible' },
      skills: { kind: 'texts', label: 'Skills that it needs' },
      supports: { kind: 'texts', label: 'Supports' },
      steps: { kind: 'texts', label: 'Steps that were tried' },
    },
  },
} as const satisfies RecordFields

export type RoleTransitionRecord = RecordOf<typeof fields>

/** A role transition: mourning the old role, then finding one's way in the new (IPT-124 to IPT-127). */
export const roleTransition: Technique<'role-transition', typeof fields> = {
  id: 'role-transition',
  name: 'Role transition',
  source: 'IPT-124 to IPT-127',
  areas: ['role_transition'],
  phases: ['middle'],
  confronts: false,
  fields,
  /** Also `transition/both-columns-needed`: part one is explored only with an entry in both columns (IPT-125). */
  read: (raw) => {
    const read = readRecord(fields, raw)
    if (!read.ok) return read
    const { explored, good, bad } = read.value.old
    return explored && (good.length === 0 || bad.length === 0)
      ? invalid([{ field: 'old.explored', code: 'transition/both-columns-needed' }])
      : read
  },
  completeness: (record) =>
    completenessOf([
      [isWritten(record.oldRole), 'oldRole', 'IPT-124'],
      [isWritten(record.newRole), 'newRole', 'IPT-124'],
      [record.since.state !== 'not-said', 'since', 'IPT-124'],
      [record.wanted !== null, 'wanted', 'IPT-124'],
      [isWritten(record.lost), 'lost', 'IPT-124'],
      [record.old.good.length > 0, 'old.good', 'IPT-125'],
      [record.old.bad.length > 0, 'old.bad', 'IPT-125'],
      [isWritten(record.old.feelings), 'old.feelings', 'IPT-125'],
      [record.old.explored, 'old.explored', 'IPT-125'],
      ...(['good', 'bad', 'opportunities', 'skills', 'supports', 'steps'] as const).map(
        (name) => [record.new[name].length > 0, `new.${name}`, 'IPT-126'] as const,
      ),
    ]),
  prompts: (record, { middle }) => [
    ...oneColumnPrompt(record),
    ...(middle === null
      ? []
      : areaPrompts(
          'role_transition',
          { dispute: null, transition: { newRoleIsEmpty: isNewRoleEmpty(record) } },
          middle,
        )),
  ],
  summary: ({ oldRole, newRole, old, new: next }) =>
    noteSentence('Role transition', [
      isWritten(oldRole) || isWritten(newRole) ? `from ${oldRole || 'open'} to ${newRole || 'open'}` : '',
      old.explored ? 'the old role was explored, its good and bad sides' : '',
      next.opportunities.length > 0 ? `possible now: ${next.opportunities.join(', ')}` : '',
      next.steps.length > 0 ? `tried: ${next.steps.join(', ')}` : '',
    ]),
}

/**
 * Whether nothing is noted about the new role yet (IPT-127).
 *
 * @example isNewRoleEmpty(record) // true
 */
export function isNewRoleEmpty({ new: next }: RoleTransitionRecord): boolean {
  return Object.values(next).every((entries) => entries.length === 0)
}

function oneColumnPrompt({ old }: RoleTransitionRecord): Prompt[] {
  const [good, bad] = [old.good.length > 0, old.bad.length > 0]
  if (good === bad) return []
  return [
    {
      rule: 'transition/one-column',
      inputs: { column: good ? 'good' : 'bad' },
      thresholds: { entriesInEachColumn: 1 },
      source: 'IPT-125',
      words: good
        ? 'Only what was good about the old role is noted. What was hard about it?'
        : 'Only what was bad about the old role is noted. What is missed of it?',
    },
  ]
}
