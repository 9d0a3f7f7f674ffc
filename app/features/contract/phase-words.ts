import { allocatePhases, type ContractTerms } from '@kith/ipt'

/** How long each phase is, in words; null for a course with a single one. */
export function phasesInWords(
  kind: 'acute' | 'maintenance',
  { sessions, boundaries }: Pick<ContractTerms, 'sessions' | 'boundaries'>,
): string | null {
  const ends = boundaries ?? allocatePhases(sessions)
  if (kind === 'maintenance' || ends === null) return null
  const { initial, termination } = ends
  return `${initial} initial, ${sessions - initial - termination} middle, ${termination} termination`
}

/** What becomes of the boundaries of the phases with these terms; null where they stay as they are (IPT-010, IPT-015). */
export function boundariesNotice(
  kind: 'acute' | 'maintenance',
  terms: ContractTerms,
  agreed: ContractTerms | null,
): string | null {
  const words = phasesInWords(kind, terms)
  if (words === null || (agreed !== null && phasesAgreed(agreed) === phasesAgreed(terms))) return null
  if (terms.boundaries !== null) return `The phases are moved by hand: ${words}.`
  if (agreed === null || agreed.boundaries === null) return null
  return agreed.sessions === terms.sessions
    ? `The phases follow the table again: ${words}.`
    : `The phases were moved by hand for ${agreed.sessions} sessions. With ${terms.sessions} they follow the table again: ${words}.`
}

/** How the boundaries were agreed, where versions stand side by side. */
export function phasesAgreed(terms: ContractTerms): string {
  return terms.boundaries === null
    ? 'As long as the table has them'
    : `${phasesInWords('acute', terms)}, moved by hand`
}
