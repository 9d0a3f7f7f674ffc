import type { Refused, Result } from '../result.ts'
import { ok, refuse } from '../result.ts'
import { deficitWordsEn } from '../words/deny-lists.ts'
import { findDeniedWords } from '../words/find-denied-words.ts'

/** The four problem areas, by their internal keys. A key never reaches a patient (IPT-078). */
export const problemAreas = ['grief', 'role_dispute', 'role_transition', 'interpersonal_deficits'] as const
export type ProblemArea = (typeof problemAreas)[number]

/** The words of clinicians among themselves. */
export const areaNamesEn: Readonly<Record<ProblemArea, string>> = {
  grief: 'grief',
  role_dispute: 'role dispute',
  role_transition: 'role transition',
  interpersonal_deficits: 'interpersonal deficits',
}

/** What the fourth area is called with a patient: one of two, as the clinician picks (IPT-078). */
export const isolationWords = ['interpersonal sensitivity', 'social isolation'] as const
export type IsolationWord = (typeof isolationWords)[number]

/** The only words for an area that can be shown to a patient. */
export type PatientAreaWord = 'grief' | 'role dispute' | 'role transition' | IsolationWord

/**
 * The word used with the patient for an area. The fourth area has none of its own, so that without the
 * clinician's choice nothing can be said: refused with `focus/label-missing` (IPT-078).
 *
 * @example patientWordFor('interpersonal_deficits', 'social isolation') // { ok: true, value: 'social isolation' }
 */
export function patientWordFor(
  area: ProblemArea,
  choice: IsolationWord | null,
): Result<PatientAreaWord, Refused<'focus/label-missing'>> {
  switch (area) {
    case 'grief':
      return ok('grief')
    case 'role_dispute':
      return ok('role dispute')
    case 'role_transition':
      return ok('role transition')
    case 'interpersonal_deficits':
      // A value from a database may be anything, so the choice is looked up and not passed on.
      return choice !== null && isolationWords.includes(choice) ? ok(choice) : refuse('focus/label-missing')
  }
}

declare const patientTextBrand: unique symbol

/** A text in which the denied word was looked for and not found. */
export type PatientText = string & { readonly [patientTextBrand]: true }

/**
 * Lets a text through to a patient only without the word of IPT-078, also inside longer words, addresses and
 * keys. Refused: `focus/denied-word`.
 *
 * @example patientText('Your focus is social isolation.') // { ok: true, value: … }
 */
export function patientText(text: string): Result<PatientText, Refused<'focus/denied-word'>> {
  // Soft hyphens, joiners and the like hide a word from a search and not from a reader.
  const plain = text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '')
  return findDeniedWords(plain, deficitWordsEn).length === 0
    ? ok(text as PatientText)
    : refuse('focus/denied-word')
}
