import type { Prompt } from '@kith/ipt'

import { Banner, Sign, fieldId } from '#ui/index.ts'

/** What follows from what stands in the fields now: the core's prompts, and what is still open. */
export function FollowPart(props: {
  prompts: readonly Prompt[]
  gaps: readonly { control: string; words: string }[]
  /** Said once nothing is open. */
  whole: string
}) {
  const { prompts, gaps, whole } = props
  return (
    <div className="stack follow-part unprinted">
      <div className="stack stack-tight" aria-live="polite">
        {prompts.map(({ rule, words, source }) => (
          <Banner key={rule} tone="caution" title={words}>
            <p className="quiet">Protocol: {source}</p>
          </Banner>
        ))}
      </div>
      {gaps.length === 0 ? (
        <p className="row follow-whole">
          <Sign name="done" /> {whole}
        </p>
      ) : (
        <div className="stack stack-tight">
          <h2 className="follow-title">Still open</h2>
          <ul className="follow-gaps">
            {gaps.map(({ control, words }) => (
              <li key={control}>
                <a href={`#${fieldId(control)}`}>{words}</a>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
