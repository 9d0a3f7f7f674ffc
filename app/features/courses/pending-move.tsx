import { clinicTimeWords } from '#features/calendar/index.ts'
import { Banner, Button, ButtonLink } from '#ui/index.ts'

import type { PlannedSession } from './planned-session.ts'

export type PendingMoveProps = {
  formKey: string
  /** The form as it was sent: sent again, with what was shown here accepted. */
  typed: Readonly<Record<string, string>>
  planned: readonly PlannedSession[]
  back: string
}

/** A change waits: its new times run into other appointments, which are named before anything is stored. */
export function PendingMove({ formKey, typed, planned, back }: PendingMoveProps) {
  const clashing = planned.filter(({ clashes }) => clashes.length > 0)
  const accepted = clashing.flatMap(({ clashes }) => clashes.map(({ key }) => key))
  return (
    <Banner
      tone="caution"
      level={2}
      announced
      title="This runs into other appointments. Nothing is stored yet."
    >
      <ul>
        {clashing.map((session) => (
          <li key={session.startsAt}>
            {clinicTimeWords(session)}: another session at{' '}
            {session.clashes.map(({ time, patientName }) => `${time} (${patientName})`).join(', ')}
          </li>
        ))}
      </ul>
      <form method="post" action={back} className="row">
        {Object.entries(typed)
          .filter(([name]) => name !== 'key' && name !== 'accepted')
          .map(([name, value]) => (
            <input key={name} type="hidden" name={name} value={value} />
          ))}
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="accepted" value={accepted.join(' ')} />
        <Button>Store it all the same</Button>
        <ButtonLink href={back} tone="plain">
          Leave it as it was
        </ButtonLink>
      </form>
    </Banner>
  )
}
