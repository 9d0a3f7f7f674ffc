import type { Prompt } from '../../course/prompt.ts'
import type { FieldProblem, Invalid, Result } from '../../result.ts'
import { invalid, ok } from '../../result.ts'
import type { Day } from '../../time/day.ts'
import { readDay } from '../../time/day.ts'

/** What a patient learns about depression (IPT-135), each with its words in English. */
export const educationTopics = {
  symptoms: 'symptoms of depression',
  'how-common': 'how common it is',
  causes: 'causes',
  course: 'how it runs',
  prognosis: 'what can be expected',
  treatments: 'treatments',
} as const
export type EducationTopic = keyof typeof educationTopics

/** One text of a clinic's library: versioned, with its source and the day it was last reviewed (IPT-135). */
export type EducationItem = {
  readonly id: string
  readonly version: string
  readonly topic: EducationTopic
  /** BCP 47 tag. */
  readonly language: string
  readonly text: string
  readonly source: string
  readonly reviewedOn: Day
}

/**
 * Reads a clinic's library. Field codes, by path (`2.source`): `education/text-missing` for an empty `id`,
 * `version`, `language`, `text` or `source`; `education/topic-unknown`; `education/same-version-twice`; those of
 * {@link readDay} for `reviewedOn`; `education/not-a-list`, `education/not-an-item`.
 * Source: IPT-135.
 *
 * @example readLibrary([{ id: 'energy', version: '1', topic: 'symptoms', language: 'en', text: '…',
 *   source: '…', reviewedOn: '2026-10-01' }])
 */
export function readLibrary(raw: unknown): Result<readonly EducationItem[], Invalid> {
  if (!Array.isArray(raw)) return invalid([{ field: 'library', code: 'education/not-a-list' }])
  const problems: FieldProblem[] = []
  const seen = new Set<string>()
  raw.forEach((item: unknown, at) => {
    if (typeof item !== 'object' || item === null) {
      problems.push({ field: `${at}`, code: 'education/not-an-item' })
      return
    }
    const given: Partial<Record<string, unknown>> = { ...item }
    for (const name of ['id', 'version', 'language', 'text', 'source']) {
      const value = given[name]
      if (typeof value !== 'string' || value.trim() === '') {
        problems.push({ field: `${at}.${name}`, code: 'education/text-missing' })
      }
    }
    const { topic } = given
    if (typeof topic !== 'string' || !Object.hasOwn(educationTopics, topic)) {
      problems.push({ field: `${at}.topic`, code: 'education/topic-unknown' })
    }
    const reviewed = readDay(given['reviewedOn'], `${at}.reviewedOn`)
    if (!reviewed.ok) problems.push(...reviewed.problem.fields)
    const key = JSON.stringify([given['id'], given['version'], given['language']])
    if (seen.has(key)) problems.push({ field: `${at}.version`, code: 'education/same-version-twice' })
    seen.add(key)
  })
  return problems.length === 0 ? ok(raw as readonly EducationItem[]) : invalid(problems)
}

/** The symptoms that get in the way of a plan, and wording that names them (IPT-137, IPT-002). */
export const symptomWordsEn = {
  'no-energy':
    'Depression takes energy away. What is easy on other days can be out of reach on such a day; that is the illness.',
  concentration:
    'Depression makes it hard to concentrate and to decide. That a plan slipped away belongs to the illness.',
  irritability:
    'Depression makes people irritable. A talk that turned sharp may say more about the illness than about you.',
  'no-pleasure':
    'Depression dulls pleasure. That it gave no joy this time is a symptom, and it can come back.',
} as const
export type HinderingSymptom = keyof typeof symptomWordsEn

/**
 * The prompt that offers wording when a plan was hard to carry out: it names the symptom (IPT-137).
 *
 * @example symptomPrompt('no-energy').inputs // { symptom: 'no-energy' }
 */
export function symptomPrompt(symptom: HinderingSymptom): Prompt {
  return {
    rule: 'education/name-the-symptom',
    inputs: { symptom },
    thresholds: {},
    source: 'IPT-137, IPT-002',
    words: symptomWordsEn[symptom],
  }
}
