import { contractSheetEn, patientText, plannedEnd, type ContractTerms, type Day } from '@kith/ipt'

import { dayWords } from '#features/calendar/index.ts'
import type { CourseHeader } from '#features/courses/index.ts'

import type { ReadContract } from './contract-fields.ts'
import type { AgreedContract, Agreement } from './contract.ts'

type Line = { name: string; words: string }

/** The sheet as the patient reads it, in words: nothing else of the contract reaches the page on which it stands. */
export type ContractPaper = {
  clinicName: string
  patientName: string
  clinicianName: string
  /** Where the patient is: whose crisis lines stand on it (SAFE-030, IPT-192). */
  country: string
  /** Null: a draft. */
  agreed: (Pick<Agreement, 'agreedOn' | 'session' | 'manner'> & { number: number; isLatest: boolean }) | null
  frame: readonly Line[]
  parts: readonly Line[]
}

/** Writes the sheet of a draft, or of a version that was agreed. */
export function paperOf(
  header: CourseHeader,
  place: { clinicName: string; country: string },
  shown: { contract: AgreedContract; isLatest: boolean } | { read: ReadContract; lastOn: Day | null },
): ContractPaper {
  const { patient, clinician, focus } = header
  const isDraft = 'read' in shown
  const terms = isDraft ? shown.read.terms : shown.contract.terms
  const endOn = isDraft ? shown.lastOn : shown.contract.endOn
  const template = isDraft ? shown.read.template : shown.contract.terms
  return {
    ...place,
    patientName: patient.preferredName ?? patient.name,
    clinicianName: clinician.name,
    agreed: isDraft ? null : agreedIn(shown.contract, shown.isLatest),
    frame: terms === null ? [] : frameLines(terms, endOn ?? plannedEnd(terms), focus?.patientLabel ?? null),
    parts: [
      ...contractSheetEn(template).map(({ name, text }) => ({ name, words: forPatient(text) })),
      { name: 'Together with somebody close', words: conjointWords(template.conjointCounts) },
    ],
  }
}

/** Whether a session with somebody close counts, as the patient reads it (IPT-206). */
export function conjointWords(counts: boolean): string {
  return counts
    ? 'If somebody close to you comes along once, that session counts as one of ours.'
    : 'If somebody close to you comes along once, that session comes on top of ours.'
}

// A draft may still hold a word that must not reach the patient: then it does not leave the server (IPT-078).
function forPatient(text: string): string {
  return patientText(text).ok ? text : 'This part is still being written.'
}

function agreedIn({ number, agreedOn, session, manner }: AgreedContract, isLatest: boolean) {
  return { number, agreedOn, session, manner, isLatest }
}

function frameLines(terms: ContractTerms, endOn: Day, focus: string | null): Line[] {
  const { sessions, minutes, everyWeeks, format, fallback, firstOn } = terms
  const often = everyWeeks === 1 ? 'every week' : `every ${everyWeeks} weeks`
  const other = fallback === null ? '' : ` If that is not possible: ${ways[fallback]}.`
  return [
    { name: 'We meet', words: `${sessions} times, ${often}, for ${minutes} minutes each` },
    { name: 'How', words: `${capital(ways[format])}.${other}` },
    { name: 'First time', words: dayWords(firstOn) },
    {
      name: 'Last time',
      words: `${dayWords(endOn)}, if no day moves. We keep to this end: it helps us use the time.`,
    },
    ...(focus === null ? [] : [{ name: 'What we work on', words: capital(focus) }]),
  ]
}

const ways = { 'in-person': 'in person', video: 'by video', telephone: 'by telephone' } as const

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
