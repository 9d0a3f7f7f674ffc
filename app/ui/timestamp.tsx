import { instantInWords, type ClockStyle } from './clock-words.ts'

export type TimestampProps = {
  /** An instant, ISO with zone. */
  at: string
  /** The clinic's zone: "Europe/Vienna". */
  zone: string
  style?: ClockStyle | undefined
  /** Says the zone too, for a reader who may be elsewhere (HAZ-017). */
  showZone?: boolean | undefined
}

/** A moment on the clinic's clock. */
export function Timestamp({ at, zone, style, showZone = false }: TimestampProps) {
  return (
    <time dateTime={at} className="numbers">
      {instantInWords(at, zone, style)}
      {showZone ? ` (${zone.replaceAll('_', ' ')})` : ''}
    </time>
  )
}
