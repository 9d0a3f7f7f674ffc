import type { Answers, ItemId } from '../instrument.ts'

export type DepressiveSyndromeHint = 'major' | 'other' | 'neither' | 'indeterminate'

/** Little interest, and feeling down: one of the two has to be there. */
const coreItems: readonly ItemId[] = ['q1', 'q2']
const otherItems: readonly ItemId[] = ['q3', 'q4', 'q5', 'q6', 'q7', 'q8', 'q9']

/**
 * What the PHQ-9 algorithm points to: `major` from five symptoms with a core one, `other` for two to
 * four with a core one, else `neither`. With gaps it is given only when every way of filling them gives
 * the same, else `indeterminate`. It is a hint and never a diagnosis (IPT-041): bereavement, a history of
 * mania and medical causes are for the clinician to rule out. Source: PHQ instructions; README.md.
 *
 * @example depressiveSyndromeHint(answers) // 'major' for 2 2 2 2 2 0 0 0 0
 */
export function depressiveSyndromeHint(answers: Answers<'phq-9'>): DepressiveSyndromeHint {
  const core = countSymptoms(answers, coreItems)
  const other = countSymptoms(answers, otherItems)
  const possible = new Set<DepressiveSyndromeHint>()
  for (let moreCore = 0; moreCore <= core.missing; moreCore += 1) {
    for (let moreOther = 0; moreOther <= other.missing; moreOther += 1) {
      possible.add(syndromeFor(core.present + moreCore, other.present + moreOther))
    }
  }
  const [only] = possible
  return possible.size === 1 && only !== undefined ? only : 'indeterminate'
}

function syndromeFor(core: number, other: number): DepressiveSyndromeHint {
  if (core === 0 || core + other < 2) return 'neither'
  return core + other >= 5 ? 'major' : 'other'
}

function countSymptoms(answers: Answers<'phq-9'>, items: readonly ItemId[]) {
  let present = 0
  let missing = 0
  for (const item of items) {
    const answer = answers[item] ?? null
    // Thoughts of death count from "several days" on; the others from "more than half the days".
    if (answer === null) missing += 1
    else if (answer >= (item === 'q9' ? 1 : 2)) present += 1
  }
  return { present, missing }
}
