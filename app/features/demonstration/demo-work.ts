import { hopeWordsEn, sickRoleWordsEn, type HopeRecord, type SickRoleRecord } from '@kith/ipt'

import type { DemoCase } from './demo-case.ts'
import type { Random } from './random.ts'

/** What was said about hope in an invented course: most believe it, some doubt and are told why. */
export function hopeOf(random: Random): HopeRecord {
  const isDoubted = random.next() < 0.4
  const parts = [
    hopeWordsEn.treatable,
    ...(isDoubted ? [hopeWordsEn['hopelessness-is-a-symptom']] : [hopeWordsEn['improvement-expected']]),
    hopeWordsEn['other-treatments'],
  ]
  return {
    said: [
      'treatable',
      'improvement-expected',
      ...(isDoubted ? (['hopelessness-is-a-symptom'] as const) : []),
      'other-treatments',
    ],
    doubts: isDoubted ? 'yes' : 'no',
    words: parts.join('\n'),
  }
}

/** What an invented episode excuses: what this area of life asks for, and what depression takes. */
export function sickRoleOf(one: DemoCase, random: Random): Omit<SickRoleRecord, 'explainedOn'> {
  const excuses = [...(perArea[one.area] ?? []), ...everyday]
  const from = random.between(0, excuses.length - 2)
  const excused = excuses.slice(from, from + 2)
  return {
    excused: excused.map(([what, who]) => ({ what, needsToKnow: [who] })),
    takenOn:
      random.next() < 0.5
        ? ['coming-to-sessions', 'working-on-the-area']
        : ['coming-to-sessions', 'working-on-the-area', 'other-steps'],
    alsoTakenOn: random.next() < 0.5 ? ['getting up before nine'] : [],
    expectedWeeks: random.between(5, 10),
    reviewSession: Math.min(one.planned, Math.ceil(one.planned / 2)),
    handedBack: null,
  }
}

/** Above the lists of the patient's sheet. */
export const sickRoleWords = [
  sickRoleWordsEn['not-your-fault'],
  sickRoleWordsEn['some-things-wait'],
  sickRoleWordsEn['for-a-while'],
].join('\n')

type Excuse = readonly [what: string, whoNeedsToKnow: string]

const everyday: readonly Excuse[] = [
  ['cooking every evening', 'everybody at home'],
  ['answering all messages on the same day', 'two friends'],
  ['extra shifts', 'the shift leader'],
  ['having guests at the weekend', 'the parents'],
  ['the paperwork', 'a sister'],
]

const perArea: Readonly<Record<DemoCase['area'], readonly Excuse[]>> = {
  grief: [
    ['clearing the flat', 'the family'],
    ['thanking everybody who wrote', 'a cousin'],
  ],
  role_dispute: [
    ['settling every argument on the same evening', 'the other person'],
    ['being the one who plans everything', 'everybody at home'],
  ],
  role_transition: [
    ['being as good at the new things as at the old ones', 'the manager'],
    ['unpacking the last boxes', 'everybody at home'],
  ],
  interpersonal_deficits: [
    ['going to every family gathering', 'the parents'],
    ['sitting with the others at lunch each day', 'one colleague'],
  ],
}
