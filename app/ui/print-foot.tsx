import { instantInWords } from './clock-words.ts'

/** On paper, at the foot of every page: whose record, who printed it, and when. Pages are numbered by the style sheet (HAZ-019). */
export function PrintFoot(props: { whose: readonly string[]; by: string; at: string; zone: string }) {
  const { whose, by, at, zone } = props
  return (
    <p className="print-foot" aria-hidden="true">
      <strong>{whose.join(' · ')}</strong>
      <span>
        {by}, {instantInWords(at, zone)}
      </span>
    </p>
  )
}
