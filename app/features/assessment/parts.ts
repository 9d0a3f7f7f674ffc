/** The parts of the page in their order. Suicidality comes first and is never folded away. */
export const parts = [
  { id: 'suicidality', title: 'Suicidality and hospital care' },
  { id: 'history', title: 'History and mental status' },
  { id: 'symptoms', title: 'Symptoms' },
  { id: 'time', title: 'Time and effect' },
  { id: 'exclusions', title: 'What else may explain it' },
  { id: 'diagnosis', title: 'Diagnosis' },
  { id: 'naming', title: 'Named to the patient' },
] as const
export type PartId = (typeof parts)[number]['id']

/** Facts that are asked for beside the exclusion that they speak of (1.5); the others stand under time and effect. */
export const factsOfExclusion = {
  bipolar: ['manic-episode', 'hypomanic-episode', 'mixed-episode'],
  substances: ['substance-explains'],
  medical: ['medical-explains'],
  psychotic: ['psychotic-disorder-explains'],
  cognitive: [],
  'prolonged-grief': ['recent-loss', 'bereavement-explains'],
  ptsd: [],
  adjustment: [],
} as const

export const factsOfTime = [
  'same-two-weeks',
  'change-from-before',
  'distress-or-impairment',
  'impairment-or-effort',
] as const

/** What persistent and double depression are asked by (1.4). */
export const factsOfYears = ['low-mood-two-years', 'gap-over-two-months', 'episode-during-low-years'] as const

const withExclusions: readonly string[] = Object.values(factsOfExclusion).flat()

export function partOf(field: string): PartId {
  const [first = '', second = ''] = field.split('.')
  if (first.startsWith('suicidality') || first.startsWith('hospital')) return 'suicidality'
  if (first === 'basis') return 'history'
  if (first === 'symptom' || first === 'usual-source') return 'symptoms'
  if (first === 'duration') return 'time'
  if (first === 'fact') return withExclusions.includes(second) ? 'exclusions' : 'time'
  if (first === 'exclusion' || first === 'check') return 'exclusions'
  return first.startsWith('named') || first === 'released-name' ? 'naming' : 'diagnosis'
}

export function placeOf(field: string): number {
  return parts.findIndex(({ id }) => id === partOf(field))
}
