import type { PatientText, ProblemArea } from '../problem-areas/area.ts'
import { areaNamesEn, patientText } from '../problem-areas/area.ts'
import type { FieldProblem, Invalid, Refused, Result } from '../result.ts'
import { invalid, ok, refuse } from '../result.ts'
import type { SessionCount } from '../pathway/session-count.ts'
import { sessionCountWords } from '../pathway/session-count.ts'
import type { FocusShare } from './self-checks.ts'

/** How an event and mood moved together this week, in either direction, or that no link was found (IPT-106). */
export type LinkStatement =
  | {
      readonly kind: 'event-to-mood' | 'mood-to-event'
      readonly event: string
      readonly mood: 'better' | 'worse' | 'mixed'
      /** The patient's own words; may be empty. */
      readonly words: string
    }
  | { readonly kind: 'no-link-this-week' }

/** What was recorded in a session, as far as a note speaks of it. Empty texts are left out. */
export type SessionRecord = {
  readonly count: SessionCount
  readonly areas: readonly ProblemArea[]
  readonly format: 'in-person' | 'video' | 'telephone'
  readonly minutes: number
  /** In words, with its change; `null` when the scale was not done, which needs no reason (IPT-105). */
  readonly score: string | null
  readonly safety: string
  readonly sinceLast: string
  readonly link: LinkStatement | null
  /** One sentence for each piece of work, as its technique says it. */
  readonly work: readonly string[]
  readonly focusShare: FocusShare | null
  readonly wentWell: string
  /** The symptom that got in the way, if something was hard. */
  readonly hard: { readonly what: string; readonly symptom: string } | null
  readonly chosen: readonly string[]
  /** The clinician's own; never part of what is shared (IPT-114). */
  readonly privateNote: string
  readonly priorityAlert: 'none' | { readonly handled: string }
}

export type NoteDraft = {
  readonly text: string
  /** What may be opened to the patient: score, link, what was chosen, sessions left (IPT-111). */
  readonly shareable: Result<PatientText, Refused<'focus/denied-word'>>
  readonly missing: readonly ('link' | 'alert-handling')[]
}

declare const completeBrand: unique symbol
export type CompleteNote = NoteDraft & { readonly missing: readonly []; readonly [completeBrand]: true }

/**
 * Reads a link statement. Field codes: `note/link-kind-unknown`, `note/event-missing`, `note/mood-unknown`.
 * Source: IPT-106.
 *
 * @example readLinkStatement({ kind: 'event-to-mood', event: 'argued with her son', mood: 'worse', words: '' })
 */
export function readLinkStatement(raw: Readonly<Record<string, unknown>>): Result<LinkStatement, Invalid> {
  const { kind, event, mood, words = '' } = raw
  if (kind === 'no-link-this-week') return ok({ kind })
  if (kind !== 'event-to-mood' && kind !== 'mood-to-event') {
    return invalid([{ field: 'kind', code: 'note/link-kind-unknown' }])
  }
  const fields: FieldProblem[] = []
  if (typeof event !== 'string' || event.trim() === '') {
    fields.push({ field: 'event', code: 'note/event-missing' })
  }
  if (mood !== 'better' && mood !== 'worse' && mood !== 'mixed') {
    fields.push({ field: 'mood', code: 'note/mood-unknown' })
  }
  if (typeof words !== 'string') fields.push({ field: 'words', code: 'note/words-unreadable' })
  return fields.length > 0 ? invalid(fields) : ok({ kind, event, mood, words } as LinkStatement)
}

/**
 * A link statement in one sentence.
 * Source: IPT-106.
 *
 * @example linkWordsEn({ kind: 'event-to-mood', event: 'Argued with her son', mood: 'worse', words: '' })
 * // 'Argued with her son; mood was worse after it.'
 */
export function linkWordsEn(link: LinkStatement): string {
  if (link.kind === 'no-link-this-week') return 'No link found this week.'
  const event = link.event.trim().replace(/\.$/, '')
  const said = link.words.trim() === '' ? '' : ` \u201c${link.words.trim()}\u201d`
  return link.kind === 'event-to-mood'
    ? `${event}; mood was ${link.mood} after it.${said}`
    : `Mood was ${link.mood}; after it: ${event}.${said}`
}

/**
 * A draft of the note from what was recorded, in English, to be edited. What a complete note still needs is
 * named: the link statement always (IPT-106), and how an open priority alert was handled (SAFE-012). Private
 * notes are in neither text (IPT-114).
 *
 * @example progressNoteDraft(record).missing // ['link']
 */
export function progressNoteDraft(record: SessionRecord): NoteDraft {
  const { count, areas, link, hard, priorityAlert } = record
  const shares = { most: 'most of it', 'about-half': 'about half of it', little: 'a little of it' }
  const formats = { 'in-person': 'in person', video: 'by video', telephone: 'by telephone' }
  const score = record.score === null ? 'Scale not done.' : full(record.score)
  const linked = link === null ? '' : `Link: ${linkWordsEn(link)}`
  const chosen = record.chosen.length === 0 ? '' : `Chosen by the patient: ${record.chosen.join('; ')}.`
  const counted = `${sessionCountWords(count)}.`
  const parts = [
    `${counted.slice(0, 1).toUpperCase()}${counted.slice(1)} ${record.minutes} minutes, ${formats[record.format]}.`,
    areas.length === 0 ? '' : `Focus: ${areas.map((area) => areaNamesEn[area]).join('; second: ')}.`,
    score,
    labelled('Safety', record.safety),
    priorityAlert === 'none' ? '' : labelled('Alert', priorityAlert.handled),
    labelled('Since we met', record.sinceLast),
    linked,
    record.work.map(full).join(' '),
    record.focusShare === null ? '' : `Time on the focus: ${shares[record.focusShare]}.`,
    labelled('Went well', record.wentWell),
    hard === null ? '' : `Hard: ${trimmed(hard.what)}. The illness got in the way: ${trimmed(hard.symptom)}.`,
    chosen,
  ]
  const missing: NoteDraft['missing'][number][] = []
  if (link === null) missing.push('link')
  if (priorityAlert !== 'none' && priorityAlert.handled.trim() === '') missing.push('alert-handling')
  const shareable = [score, linked, chosen, `Sessions left: ${count.left}.`]
  return { text: joined(parts), shareable: patientText(joined(shareable)), missing }
}

/**
 * Accepts a note as complete. Refused: `note/link-missing` (IPT-106), `note/alert-not-handled` (SAFE-012).
 *
 * @example completeNote(progressNoteDraft(record)) // { ok: false, problem: { code: 'note/link-missing', … } }
 */
export function completeNote(
  draft: NoteDraft,
): Result<CompleteNote, Refused<'note/link-missing' | 'note/alert-not-handled'>> {
  if (draft.missing.includes('link')) return refuse('note/link-missing')
  if (draft.missing.includes('alert-handling')) return refuse('note/alert-not-handled')
  return ok(draft as CompleteNote)
}

function labelled(label: string, text: string): string {
  return text.trim() === '' ? '' : `${label}: ${full(text)}`
}

function full(text: string): string {
  const plain = text.trim()
  return plain === '' || /[.!?\u201d]$/.test(plain) ? plain : `${plain}.`
}

function trimmed(text: string): string {
  return text.trim().replace(/\.$/, '')
}

function joined(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n')
}
