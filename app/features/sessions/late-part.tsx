import { latenessPrompt, latenessWordsEn, type LateStart } from '@kith/ipt'

import { Banner, Button, TextField } from '#ui/index.ts'

import { longestReason } from './session.ts'

/**
 * A session that began late, told in the protocol's own words: the illness first, then a plan together (IPT-098). For
 * the clinician alone, and counted nowhere (IPT-099).
 */
export function LatePart(props: {
  late: LateStart
  left: number
  isRunning: boolean
  mayWrite: boolean
  formKey: string
  problem: string | undefined
  typed: string | null
}) {
  const { late, left, isRunning, mayWrite, formKey, problem, typed } = props
  const { minutesLeft, minutesLate, scheduled, actual } = late
  if (latenessPrompt(late, { left }) === null) return null
  if (!isRunning && late.reason === null) return null
  const after = left === 1 ? 'one session after this one' : `${left} sessions after this one`
  const [illness, plan] = latenessWordsEn
  return (
    <div className="unprinted">
      <Banner
        level={2}
        title={
          isRunning
            ? `${minutesLeft === 1 ? 'One minute is' : `${minutesLeft} minutes are`} left today, and ${after}`
            : `This session began at ${actual}, ${minutesLate === 1 ? 'a minute' : `${minutesLate} minutes`} after ${scheduled}`
        }
      >
        {isRunning ? (
          <>
            <ol className="late-words">
              <li>“{illness}”</li>
              <li>“{plan}”</li>
            </ol>
            <p>It began at {actual} and ends at its time.</p>
          </>
        ) : null}
        {mayWrite ? (
          <form method="post" className="row row-low late-reason">
            <input type="hidden" name="intent" value="late-reason" />
            <input type="hidden" name="key" value={formKey} />
            <TextField
              name="reason"
              label="Why, if your patient told you"
              defaultValue={typed ?? late.reason ?? ''}
              maxLength={longestReason}
              autoComplete="off"
              problem={problem}
            />
            <Button tone="quiet">Keep</Button>
          </form>
        ) : late.reason === null ? null : (
          <p>{late.reason}</p>
        )}
      </Banner>
    </div>
  )
}
