import { allocatePhases, boundaryWarnings, planCourse, settleBoundaries } from '@kith/ipt'

import { SheetText, useSheetInHand } from '#features/sheets/index.ts'
import { Button } from '#ui/index.ts'

import { boundaryField, boundaryNames, phaseEnds, type PhaseEnd } from './contract-boundaries.ts'
import type { ReadContract } from './contract-fields.ts'
import { contractProblemWords } from './contract-words.ts'
import { Needed } from './needed.tsx'

/** How long the two ends are: as the table has them, or as the clinician moves them; it warns and never blocks (IPT-010). */
export function ContractPhases({ read }: { read: ReadContract }) {
  const { values, mayWrite } = useSheetInHand()
  const sessions = Number(values['sessions'])
  const table = sessions <= 52 ? allocatePhases(sessions) : null
  if (table === null) return null
  const warnings = warningsIn(sessions, read)
  const isTyped = phaseEnds.some((end) => (values[boundaryField(sessions, end)] ?? '').trim() !== '')
  return (
    <div className="row row-top">
      {phaseEnds.map((end) => (
        <SheetText
          key={boundaryField(sessions, end)}
          name={boundaryField(sessions, end)}
          label={boundaryNames[end]}
          hint={
            <>
              {table[end]} by the table.{' '}
              {warnings[end] === undefined ? null : <Needed>{contractProblemWords(warnings[end])}</Needed>}
            </>
          }
          inputMode="numeric"
          width="short"
        />
      ))}
      {isTyped && mayWrite ? (
        <div className="unprinted">
          <Button form="clinic-words" name="intent" value="follow-table" tone="plain">
            Back to the table<span className="spoken">: the phases follow the number of sessions</span>
          </Button>
        </div>
      ) : null}
    </div>
  )
}

function warningsIn(sessions: number, { boundaries }: ReadContract): Partial<Record<PhaseEnd, string>> {
  const plan = planCourse({ sessions, reason: 'as it is written' })
  const moved = plan.ok ? settleBoundaries(plan.value, boundaries) : plan
  if (!moved.ok) return {}
  return Object.fromEntries(
    boundaryWarnings(moved.value).map((code) => [
      code === 'pathway/long-initial-phase' ? 'initial' : 'termination',
      code,
    ]),
  )
}
