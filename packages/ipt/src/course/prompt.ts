import type { Refused, Result } from '../result.ts'
import { ok, refuse } from '../result.ts'
import type { Day } from '../time/day.ts'

/**
 * Advice to a clinician, never an order: the rule by its stable name, what went in, the thresholds in force,
 * where the rule comes from, and the words in English (IPT-222). A program that speaks another language looks
 * its words up by `rule`.
 */
export type Prompt = {
  readonly rule: `${string}/${string}`
  readonly inputs: Readonly<Record<string, number | string | boolean | null>>
  readonly thresholds: Readonly<Record<string, number>>
  readonly source: string
  readonly words: string
}

/** A prompt that a clinician has set aside, with the reason; both stay in the record (IPT-222). */
export type DismissedPrompt = {
  readonly prompt: Prompt
  readonly reason: string
  readonly by: string
  readonly on: Day
}

/**
 * Sets a prompt aside. `by` is whatever the program calls its author. Refused without a reason:
 * `prompt/reason-needed`.
 * Source: IPT-222.
 *
 * @example dismissPrompt(prompt, { reason: 'Discussed by telephone', by: staffId, on: today })
 */
export function dismissPrompt(
  prompt: Prompt,
  dismissal: { readonly reason: string; readonly by: string; readonly on: Day },
): Result<DismissedPrompt, Refused<'prompt/reason-needed'>> {
  const reason = dismissal.reason.trim()
  return reason === '' ? refuse('prompt/reason-needed') : ok({ prompt, ...dismissal, reason })
}
