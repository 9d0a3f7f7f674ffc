import type { Row } from './timeline-layout.ts'
import { laneWords, stretchWords } from './timeline-words.ts'

/** What a row of the picture shows. */
export function titleOf({ key }: Row, instrument: string, max: number): string {
  if (key === 'severity') return 'Remembered: well, mild, moderate, severe'
  if (key === 'scores') return `${instrument}, 0 to ${max}`
  return key === 'treatment' || key === 'medication' || key === 'hospital'
    ? stretchWords[key]
    : laneWords[key]
}
