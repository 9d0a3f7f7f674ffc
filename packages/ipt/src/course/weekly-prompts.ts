import type { RiskStatus } from '../risk/risk-signals.ts'
import type { Prompt } from './prompt.ts'

/** The scale of today, or that it was not done; neither needs a reason (IPT-105). */
export type ScaleToday =
  | { readonly state: 'not-done' }
  | {
      readonly state: 'done'
      /** `null`: it has no total. */
      readonly total: number | null
      /** The total of the session before, of the same scale; `null` when there is none. */
      readonly previous: number | null
      readonly risk: RiskStatus | null
    }

/** A change of this many points since the last session is explored (IPT-108: PHQ-9). */
export const exploreFromPoints = 5

/**
 * What today's scale asks for: fill it in now (IPT-105), ask about safety first (step 2, MEAS-013), explore a
 * change in both directions (IPT-108). A negative risk item rules nothing out and says nothing.
 *
 * @example scalePrompts({ state: 'not-done' })[0]?.rule // 'session/offer-the-scale'
 */
export function scalePrompts(scale: ScaleToday, fromPoints = exploreFromPoints): readonly Prompt[] {
  if (scale.state === 'not-done') {
    return [
      {
        rule: 'session/offer-the-scale',
        inputs: { scale: scale.state },
        thresholds: {},
        source: 'IPT-105',
        words: 'The scale is not filled in. Offer it now; the session may also be held without it.',
      },
    ]
  }
  const { total, previous, risk } = scale
  const prompts: Prompt[] = []
  if (risk === 'positive' || risk === 'unanswered') {
    const words = {
      positive: 'The risk item was answered above zero. Ask about safety before anything else.',
      unanswered: 'The risk item has no answer. Ask about it before anything else.',
    }
    prompts.push({
      rule: 'session/ask-about-safety',
      inputs: { risk },
      thresholds: {},
      source: 'section 5 step 2; MEAS-013',
      words: words[risk],
    })
  }
  const change = total === null || previous === null ? null : total - previous
  if (change !== null && Math.abs(change) >= fromPoints) {
    prompts.push({
      rule: 'session/explore-the-change',
      inputs: { total, previous, change },
      thresholds: { fromPoints },
      source: 'IPT-108',
      words:
        `The score has ${change > 0 ? 'risen' : 'fallen'} by ${Math.abs(change)} points since the last session. ` +
        'Which change between people came with it, and which followed from it?',
    })
  }
  return prompts
}
