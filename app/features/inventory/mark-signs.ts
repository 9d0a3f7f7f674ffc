import type { PersonFields, Tie } from './person.ts'

export type MarkSign = Tie | 'died' | 'none'

/** The sign inside a mark, drawn around its middle: a sign and words, never the colour alone. */
export const markSigns: Readonly<Record<MarkSign, string>> = {
  none: '',
  support: 'M-6 0H6M0-6V6',
  conflict: 'M-7 3L-3-4L1 4L6-4',
  both: 'M-9 0H-2M-5.5-3.5V3.5M1 3L4-4L6 4L9-4',
  lost: 'M-5 0H5',
  died: 'M-5-5L5 5M5-5L-5 5',
}

/** The dead are marked as such, whatever the relationship brought. */
export function markOf({ life, tie }: Pick<PersonFields, 'life' | 'tie'>): MarkSign {
  return life === 'deceased' ? 'died' : (tie ?? 'none')
}

export function sizeOf(mark: MarkSign): number {
  return { none: 9, support: 12, conflict: 12, both: 14, lost: 10, died: 11 }[mark]
}
