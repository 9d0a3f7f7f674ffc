/** Yes, no, or not known yet. Not assessed is never no (DX-001). */
export type Truth = 'yes' | 'no' | 'undetermined'

/**
 * Yes when all are, no as soon as one is no, else undetermined.
 * Source: DX-001.
 *
 * @example allTrue(['yes', 'undetermined', 'no']) // 'no'
 */
export function allTrue(truths: readonly Truth[]): Truth {
  if (truths.includes('no')) return 'no'
  return truths.includes('undetermined') ? 'undetermined' : 'yes'
}

/**
 * The opposite; what is undetermined stays so.
 * Source: DX-001.
 *
 * @example notTrue('undetermined') // 'undetermined'
 */
export function notTrue(truth: Truth): Truth {
  if (truth === 'undetermined') return truth
  return truth === 'yes' ? 'no' : 'yes'
}

/**
 * Whether at least `needed` hold: decided as soon as no answer that is still open could change it (DX-002).
 *
 * @example atLeastTrue(2, ['yes', 'undetermined', 'no']) // 'undetermined'
 */
export function atLeastTrue(needed: number, truths: readonly Truth[]): Truth {
  const present = truths.filter((truth) => truth === 'yes').length
  const open = truths.filter((truth) => truth === 'undetermined').length
  if (present >= needed) return 'yes'
  return present + open < needed ? 'no' : 'undetermined'
}
