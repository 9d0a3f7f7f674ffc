import type { Judgement } from '../change/judgement.ts'
import type { Prompt } from '../course/prompt.ts'
import type { Expectations, Inventory } from './inventory.ts'

/**
 * Whether expectations that are not shared and cannot be negotiated mark a role dispute (IPT-051). A marker
 * is a hint for choosing the focus, and no word about who is right.
 *
 * @example disputeMarker(person.expectations).verdict // 'marker' for reciprocal 'no', negotiable 'no'
 */
export function disputeMarker(
  expectations: Expectations | null,
): Judgement<'marker' | 'no-marker' | 'cannot-judge'> {
  const { reciprocal, negotiable } = expectations ?? { reciprocal: null, negotiable: null }
  const verdict = () => {
    if (reciprocal === 'yes' || negotiable === 'yes') return 'no-marker'
    return reciprocal === 'no' && negotiable === 'no' ? 'marker' : 'cannot-judge'
  }
  return {
    verdict: verdict(),
    rule: 'inventory/dispute-marker',
    inWords: 'The expectations of the two are not reciprocal and the disagreement cannot be negotiated.',
    inputs: { reciprocal, negotiable },
    thresholds: {},
    source: 'IPT-051',
  }
}

/**
 * The prompt to follow the local safeguarding procedure when violence, coercion or a child or adult at risk
 * was told of (IPT-056); `null` when it was not. It counts people and names nobody.
 *
 * @example safeguardingPrompt(inventory)?.rule // 'inventory/safeguarding'
 */
export function safeguardingPrompt(inventory: Inventory): Prompt | null {
  const told = inventory.persons.filter((person) => person.harms.length > 0)
  if (told.length === 0) return null
  const harms = [...new Set(told.flatMap((person) => person.harms))].sort()
  return {
    rule: 'inventory/safeguarding',
    inputs: { people: told.length, harms: harms.join(', ') },
    thresholds: { people: 1 },
    source: 'IPT-056',
    words:
      'Violence, coercion or somebody at risk was mentioned. Follow the local safeguarding procedure, and ' +
      'make sure of safety before anything is negotiated or anybody is invited.',
  }
}
