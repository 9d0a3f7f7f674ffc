import type { AreaCandidate, ProblemArea } from '@kith/ipt'

import { SheetChoice, SheetLongText, SheetText, type SheetValues } from '#features/sheets/index.ts'
import { AreaTag, Disclosure } from '#ui/index.ts'

import {
  criteria,
  criterionField,
  evidenceField,
  isBegun,
  placeField,
  type Criterion,
} from './focus-sheet.ts'
import { areaHints, criterionWords, focusProblemWords } from './focus-words.ts'
import type { FocusJudgement } from './judge-focus.ts'

const yesOrNo = [
  { value: 'yes', words: 'Yes' },
  { value: 'no', words: 'No' },
] as const

/** One area: what the chart speaks for it, its criteria, whether it may be chosen, and its place in the focus. */
export function AreaPart(props: {
  area: ProblemArea
  candidate: AreaCandidate | undefined
  judgement: FocusJudgement
  values: SheetValues
  associatedEvents: number
  isOpenAtFirst: boolean
  here: string
}) {
  const { area, candidate, judgement, values, associatedEvents, isOpenAtFirst, here } = props
  const isFourth = area === 'interpersonal_deficits'
  const asked: readonly Criterion[] = isFourth ? [...criteria, 'nothingElseApplies'] : criteria
  const verdict = judgement.areas[area]
  const isSpokenOf = isBegun(values, area) || candidate !== undefined
  return (
    // On paper stands what was spoken of.
    <div className={isSpokenOf ? undefined : 'unprinted'}>
      <Disclosure
        open={isOpenAtFirst}
        summary={
          <span className="row row-apart focus-area-head">
            <AreaTag area={area} />
            <span className={verdict.ok ? 'focus-verdict focus-verdict-yes' : 'focus-verdict'} role="status">
              {verdict.ok
                ? '✓ May be chosen'
                : isSpokenOf
                  ? focusProblemWords(verdict.problem.code)
                  : 'The chart does not speak of it'}
            </span>
          </span>
        }
      >
        <p className="quiet">{areaHints[area]}</p>
        {candidate === undefined ? null : <Reasons candidate={candidate} here={here} />}
        {asked.map((criterion) => (
          <div className="focus-criterion" key={criterion}>
            <SheetChoice
              name={criterionField(area, criterion)}
              label={criterionWords[criterion]}
              choices={yesOrNo}
              none="Not asked"
              inRow
            />
            <SheetText name={evidenceField(area, criterion)} label="What it rests on" optional />
          </div>
        ))}
        {isFourth && associatedEvents > 0 ? (
          <SheetLongText
            name="overrideReason"
            label="Why this area, although an event stands close in time"
            hint={focusProblemWords('focus/event-stands-close')}
            rows={2}
          />
        ) : null}
        <SheetChoice
          name={placeField(area)}
          label="In the focus"
          choices={[
            { value: 'first', words: 'As the focus' },
            { value: 'second', words: 'As a second area' },
          ]}
          none="Not"
          inRow
        />
        {values[placeField(area)] === 'second' ? (
          <SheetLongText
            name="secondReason"
            label="Why a second area"
            hint="One area is the rule: a tighter focus goes with a better outcome."
            rows={2}
          />
        ) : null}
        {isFourth ? (
          <SheetChoice
            name="label"
            label="With this patient it is called"
            choices={[
              { value: 'interpersonal sensitivity', words: 'Interpersonal sensitivity' },
              { value: 'social isolation', words: 'Social isolation' },
            ]}
            none={`As the clinic does: ${judgement.label}`}
          />
        ) : null}
      </Disclosure>
    </div>
  )
}

/** Why Kith says so: the events and people of the chart, each leading to where it is kept. */
function Reasons({ candidate, here }: { candidate: AreaCandidate; here: string }) {
  return (
    <div>
      <p className="focus-reasons-title">The chart speaks of it:</p>
      <ul>
        {candidate.reasons.map((reason) => (
          <li key={`${reason.rule} ${reason.event ?? ''} ${reason.person ?? ''}`}>
            {reason.event !== null ? (
              <a href={`${here}/timeline#event-${reason.event}`}>{reason.words}</a>
            ) : reason.person !== null ? (
              <a href={`${here}/inventory`}>{reason.words}</a>
            ) : (
              reason.words
            )}
            {reason.closeInTime === true ? <strong> · stands close in time</strong> : null}
          </li>
        ))}
      </ul>
    </div>
  )
}
