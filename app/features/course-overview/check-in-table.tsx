import { findInstrument } from '@kith/ipt'

import { answerWords, itemName } from '#features/alerts/index.ts'
import { modeWords, type CheckInRow } from '#features/check-ins/index.ts'
import { DataTable, EmptyState, Section, Timestamp } from '#ui/index.ts'

/** Every form that came in, how it was given, and the risk item as it was answered (MEAS-014, SEC-025, SAFE-004). */
export function CheckInTable({ checkIns, zone }: { checkIns: readonly CheckInRow[]; zone: string }) {
  return (
    <div className="unprinted">
      <Section title="Check-ins">
        <DataTable
          caption="Check-ins, newest first"
          captionIsSpoken
          rows={checkIns}
          rowKey={(row) => row.id}
          empty={
            <EmptyState title="No check-in yet">
              The patient gets a link before each session. Answers can also be given on a device here, by
              telephone or on paper.
            </EmptyState>
          }
          columns={[
            {
              key: 'when',
              head: 'When',
              isRowHead: true,
              cell: (row) => <Timestamp at={row.submittedAt} zone={zone} />,
            },
            { key: 'scale', head: 'Scale', cell: scaleWords },
            { key: 'score', head: 'Score', cell: scoreWords },
            { key: 'risk', head: 'Risk item', cell: riskWords },
            { key: 'how', head: 'How', cell: howWords },
          ]}
        />
      </Section>
    </div>
  )
}

function scaleWords({ instrument }: CheckInRow) {
  return <span className="nowrap">{instrument.toUpperCase()}</span>
}

function scoreWords({ score, replacedBy }: CheckInRow): string {
  const words =
    score.state === 'scored'
      ? `${score.total}, ${score.band}${score.prorated ? ', estimated' : ''}`
      : `no score: ${score.missing} left open`
  return replacedBy === null ? words : `${words}; corrected by a later entry`
}

function riskWords({ instrument, riskAnswer }: CheckInRow): string | null {
  const [risk] = findInstrument(instrument)?.risk ?? []
  if (risk === undefined) return null
  if (riskAnswer === null) return `${itemName(risk.item)} left open`
  return `${itemName(risk.item)}: ${answerWords(instrument, risk.item, riskAnswer)}`
}

function howWords({ mode, enteredBy, replaces }: CheckInRow): string {
  const by = enteredBy === null ? '' : `, entered by ${enteredBy}`
  return `${modeWords[mode]}${by}${replaces === null ? '' : `; correction: ${replaces.reason}`}`
}
