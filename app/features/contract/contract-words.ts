import {
  contractFrameEn,
  contractGaps,
  contractPartNamesEn,
  contractWords,
  missedWordsEn,
  type ContractPart,
  type ContractWord,
  type ContractTerms,
} from '@kith/ipt'

import { dayWords } from '#features/calendar/index.ts'
import { courseProblemWords } from '#features/courses/index.ts'

import { phasesAgreed } from './phase-words.ts'
import { nameOfField, textParts, type ReadContract } from './contract-fields.ts'
import { conjointWords } from './contract-paper.ts'

/** Words for what a form about a contract got wrong, by code. Each says what to do; none blames anybody (IPT-003). */
const problemWords: Readonly<Record<string, string>> = {
  'contract/part-missing': 'Some parts are still empty. They are named on the page of the contract.',
  'contract/blaming-words': 'Some words blame. They are named on the page of the contract.',
  'contract/denied-word': 'One word must not reach the patient. It is named on the page of the contract.',
  'contract/not-a-count': 'Give whole numbers.',
  'contract/end-not-in-calendar': 'The end lies too far ahead. Check the first day and how often you meet.',
  'contract/not-readable':
    'Something in the contract cannot be read yet. It is named on the page of the contract.',
  'contract/notice-hours': 'Give the notice in whole hours, such as 24; 0 for none.',
  'contract/fallback-is-the-same': 'This is how you meet anyway. Choose another way, or nothing.',
  'contract/session-missing': 'Choose the session in which it was agreed.',
  'contract/manner-missing': 'Choose how the patient agreed.',
  'contract/agreement-needed': 'Give the day on which the patient agreed.',
  'contract/reason-needed': 'Write down why it changes: a change needs its reason.',
  'contract/before-the-last-agreement': 'This day lies before the last agreement.',
  'contract/nothing-changed': 'Nothing differs from what is agreed already.',
  'contract/sessions-differ-from-plan': 'The number differs from the plan. Look at it again.',
  'contract/changed-meanwhile':
    'The contract, or the dates that it changes, were changed while this page was open. Look at it as it stands now, then agree.',
  'contract/not-a-phase-length': 'Give a whole number of sessions, or leave it empty to follow the table.',
  'pathway/no-middle-left': 'No session is left for the middle phase. Give fewer, or leave it empty.',
  'pathway/fewer-than-held': 'More sessions than this have been held already.',
  'pathway/short-termination': 'The termination phase has a single session. Two at least are usual.',
  'pathway/long-initial-phase': 'The initial phase has more than three sessions.',
  'pathway/long-termination': 'The termination phase has more than four sessions.',
  'template/changed-meanwhile':
    'Somebody changed these words while this page was open. Here is how they stand now.',
}

export function contractProblemWords(code: string): string {
  return problemWords[code] ?? courseProblemWords(code)
}

export const mannerWords = {
  spoken: 'Spoken in the session',
  signed: 'Signed on paper',
  tapped: 'Tapped on the screen',
} as const

/** What is wrong in the fields, by field and in words: what cannot be read, and words that cannot stay (IPT-094, IPT-078). */
export function contractFaults({ template, problems }: ReadContract): Record<string, string> {
  const faults = Object.fromEntries(
    Object.entries(problems).map(([field, code]) => [field, contractProblemWords(code)]),
  )
  for (const part of contractParts) {
    const words = contractWords(template).filter((each) => each.part === part)
    if (words.length > 0) faults[part === 'missed' ? 'missedFee' : part] ??= wordsFault(words)
  }
  return faults
}

/** What a part still needs before the patient can agree; null when it has words (IPT-091). */
export function gapIn({ template }: ReadContract, part: ContractPart): string | null {
  return contractGaps(template).includes(part) ? 'Still empty. It is needed before you can agree.' : null
}

/** Everything that is still needed, each with the field that it is about. */
export function contractNeeds(read: ReadContract): { field: string; words: string }[] {
  const faults = Object.entries(contractFaults(read)).map(([field, words]) => ({
    field,
    words: `${nameOfField(field)}: ${words}`,
  }))
  const gaps = contractGaps(read.template).map((part) => ({
    field: part === 'missed' ? 'missedRule' : part,
    words: `${contractPartNamesEn[part]}: ${gapIn(read, part)}`,
  }))
  return [...faults, ...gaps]
}

function wordsFault(words: readonly ContractWord[]): string {
  const denied = words.find(({ code }) => code === 'contract/denied-word')
  if (denied !== undefined) {
    return `${denied.word === '' ? 'A word' : `“${denied.word}”`} in it is never said to a patient. Say it in another way.`
  }
  const named = words.map(({ word }) => `“${word}”`).join(', ')
  return `${named} ${words.length === 1 ? 'blames' : 'blame'} the patient. Say what will be done instead.`
}

const contractParts = [...textParts, 'missed'] as const

export type ContractChange = { what: string; before: string; since: string }

/** What two versions say differently, part by part. */
export function contractChanges(before: ContractTerms, since: ContractTerms): ContractChange[] {
  const rows: [string, (terms: ContractTerms) => string][] = [
    ['Sessions', contractFrameEn],
    ['Phases', phasesAgreed],
    ['First session', ({ firstOn }) => dayWords(firstOn)],
    ...textParts.map((part): (typeof rows)[number] => [contractPartNamesEn[part], (terms) => terms[part]]),
    [contractPartNamesEn.missed, ({ missed }) => (missed === null ? '' : missedWordsEn(missed))],
    ['A session with somebody close', ({ conjointCounts }) => conjointWords(conjointCounts)],
  ]
  return rows
    .map(([what, say]) => ({ what, before: say(before), since: say(since) }))
    .filter((row) => row.before !== row.since)
}
