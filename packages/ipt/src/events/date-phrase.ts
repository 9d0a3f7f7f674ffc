import type { Invalid, Refused, Result } from '../result.ts'
import { invalid, ok, refuse } from '../result.ts'
import type { ApproximateDate, DateQualifier } from './approximate-date.ts'
import { readApproximateDate } from './approximate-date.ts'
import type { Hemisphere } from './date-span.ts'
import type { NamedDate, PhraseFacts } from './phrase-forms.ts'
import { isTooVague, plainForm, relativeForm } from './phrase-forms.ts'
import { sayApproximateDate } from './say-date.ts'

/** A phrase, and the date that it was taken for. `how` is shown beside the field, to be put right. */
export type PhraseRead = { readonly said: string; readonly date: ApproximateDate; readonly how: string }

/**
 * Reads a date as people say it, in English: "spring 2019", "about March 2021", "14 March 2021", "last summer",
 * "two weeks before Christmas", "three years ago", "since May 2020", "from March to May 2019", and events with
 * a name ("when my son was born", "two months after the divorce"). Without a year the last one that is not
 * after `today` is meant. EDTF is read as it is.
 *
 * Field code: `event/date-unreadable`, or a code of {@link readApproximateDate}; the words are kept elsewhere
 * and the event stays off the axis. Refused: `event/date-too-vague` for a stretch of life ("in my twenties",
 * "as a child", "after the war" without how long), `event/date-order-unclear` for `03/04/2021`.
 * Source: Kith’s own; IPT-052.
 *
 * @example readDatePhrase('two weeks before Christmas', { today, hemisphere: 'north' })
 * // date.edtf is '2025-12-11~' on 2026-11-23
 */
export function readDatePhrase(
  said: string,
  facts: Omit<PhraseFacts, 'named'> & { readonly named?: readonly NamedDate[]; readonly field?: string },
): Result<PhraseRead, Invalid | Refused<'event/date-too-vague' | 'event/date-order-unclear'>> {
  const { today, hemisphere, named = [], field = 'when' } = facts
  const asEdtf = readApproximateDate(said.trim(), field)
  if (asEdtf.ok) return ok(readAs(said, asEdtf.value, hemisphere))
  if (asEdtf.problem.fields[0]?.code !== 'event/date-unreadable') return asEdtf
  const phrase = tidy(said)
  const order = numbersWithSlashes(phrase)
  if (order === 'unclear') return refuse('event/date-order-unclear')
  const edtf = order ?? edtfOfRange(phrase, { today, hemisphere, named })
  if (edtf === null && isTooVague(phrase)) return refuse('event/date-too-vague')
  if (edtf === null) return invalid([{ field, code: 'event/date-unreadable' }])
  const read = readApproximateDate(edtf, field)
  return read.ok ? ok(readAs(said, read.value, hemisphere)) : read
}

function readAs(said: string, date: ApproximateDate, hemisphere: Hemisphere): PhraseRead {
  const words = sayApproximateDate(date)
  // Only one season lies in two years, and people may mean either.
  const twoYears = hemisphere === 'north' ? 24 : 22
  const isInTwo = date.kind === 'point' && date.at.precision === 'season' && date.at.season === twoYears
  const whichYear = isInTwo ? '; a season is named after the year in which it begins' : ''
  return { said, date, how: `read as ${words} (${date.edtf})${whichYear}` }
}

function tidy(said: string): string {
  const plain = said.toLowerCase().replaceAll('\u2019', "'").replaceAll(/[,]/g, ' ')
  return plain
    .replaceAll(/\s+/g, ' ')
    .replace(/(?<![.\s])[.\s]+$/, '')
    .trim()
}

function numbersWithSlashes(phrase: string): string | null {
  const parts = /^(?:on )?(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(phrase)
  if (parts === null) return null
  const [first = 0, second = 0] = parts.slice(1).map(Number)
  if (first <= 12 && second <= 12 && first !== second) return 'unclear'
  const [day, month] = second > 12 ? [second, first] : [first, second]
  return `${parts[3]}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

function edtfOfRange(phrase: string, facts: PhraseFacts): string | null {
  const since = /^(?:ever )?since (.+)$/.exec(phrase)?.[1]
  const until = /^(?:until|till|up to) (.+)$/.exec(phrase)?.[1]
  const range = /^from (.+?) (?:to|until|till) (.+)$/.exec(phrase)
  const end = (text: string) => edtfOfPoint(text, facts)
  if (since !== undefined) return joined(end(since), '..')
  if (until !== undefined) return joined('..', end(until))
  if (range === null) return edtfOfPoint(phrase, facts)
  const [, first = '', last = ''] = range
  // "from March to May 2019": the year at the end holds for both.
  const year = /\b\d{4}$/.exec(last)?.[0]
  const from = year !== undefined && !/\d{4}$/.test(first) ? end(`${first} ${year}`) : null
  return joined(from ?? end(first), end(last))
}

// An end that is an interval itself makes no interval.
function joined(from: string | null, to: string | null): string | null {
  if (from === null || to === null) return null
  return from.includes('/') || to.includes('/') ? null : `${from}/${to}`
}

const aboutWords =
  /^(?:some ?time |somewhere )?(?:about|around|approximately|roughly|circa|ca\.?|c\.|in or around) /
const perhapsWords = /^(?:maybe|perhaps|possibly|probably|i think|i believe)(?: it was)? /

function edtfOfPoint(phrase: string, facts: PhraseFacts): string | null {
  let rest = phrase
  let isAbout = false
  let isDoubtful = false
  for (let before = ''; before !== rest;) {
    before = rest
    if (perhapsWords.test(rest)) [rest, isDoubtful] = [rest.replace(perhapsWords, ''), true]
    if (rest.endsWith('?')) [rest, isDoubtful] = [rest.slice(0, -1).trim(), true]
    // "around the time of" belongs to the event that follows.
    const asEvent = relativeForm(rest, facts)
    if (asEvent !== null) return qualified(asEvent, isAbout, isDoubtful)
    if (aboutWords.test(rest)) [rest, isAbout] = [rest.replace(aboutWords, ''), true]
    if (rest.endsWith(' or so')) [rest, isAbout] = [rest.slice(0, -6), true]
    rest = rest.replace(/^(?:some ?time )?(?:back )?(?:in|on|at|during) /, '')
  }
  return qualified(plainForm(rest, facts), isAbout, isDoubtful)
}

function qualified(edtf: string | null, isAbout: boolean, isDoubtful: boolean): string | null {
  if (edtf === null || edtf.includes('/')) return edtf
  const own = /[~?%]$/.exec(edtf)?.[0] as DateQualifier | undefined
  const about = isAbout || own === '~' || own === '%'
  const doubtful = isDoubtful || own === '?' || own === '%'
  const mark = about && doubtful ? '%' : about ? '~' : doubtful ? '?' : ''
  return edtf.replace(/[~?%]$/, '') + mark
}
