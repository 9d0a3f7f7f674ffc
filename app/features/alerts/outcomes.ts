/** How an alert can end. Kith recommends none of them (SAFE-013, SAFE-014). */
export const outcomes = [
  'continue-as-planned',
  'more-contact',
  'same-day-specialist',
  'emergency',
  'hospital',
  'no-contact-possible',
] as const

export type Outcome = (typeof outcomes)[number]
