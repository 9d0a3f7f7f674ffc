import type { ReactNode } from 'react'

import { clinicTimeWords } from '#features/calendar/index.ts'
import type { FrameEffect } from '#features/courses/index.server.ts'
import type { PlannedSession } from '#features/courses/index.ts'
import { Banner } from '#ui/index.ts'

/** What an agreement does to the dates of the course, each of them named before anything is stored. */
export function FrameEffectWords({ effect }: { effect: FrameEffect }) {
  const { cancelled, moved, staying, added, altered } = effect
  if (cancelled.length + moved.length + added.length + altered.length === 0) {
    return <p>The dates in the calendar stay as they are.</p>
  }
  const clashes = [...moved.map(({ to }) => to), ...added].filter((session) => session.clashes.length > 0)
  return (
    <Banner title="This changes dates in the calendar" level={3}>
      <List title="Moved, with their reminders:" rows={moved}>
        {({ one, to }) => (
          <li key={one.id}>
            {clinicTimeWords(one)} moves to {clinicTimeWords(to)}
            <Clash session={to} />
          </li>
        )}
      </List>
      {moved.length === 0 ? null : (
        <List title="These stay: they were moved by hand, or stand at an hour of their own." rows={staying}>
          {(one) => <li key={one.id}>{clinicTimeWords(one)}</li>}
        </List>
      )}
      <List title="Added after the last one:" rows={added}>
        {(session) => (
          <li key={session.startsAt}>
            {clinicTimeWords(session)}
            <Clash session={session} />
          </li>
        )}
      </List>
      <List title="Cancelled:" rows={cancelled}>
        {(one) => <li key={one.id}>{clinicTimeWords(one)}</li>}
      </List>
      {altered.length === 0 ? null : (
        <p>
          {altered.length === 1 ? 'One coming date gets' : `${altered.length} coming dates get`} the new
          length or way of meeting.
        </p>
      )}
      {clashes.length === 0 ? null : (
        <p>They are stored all the same, and can be moved on the page of appointments.</p>
      )}
    </Banner>
  )
}

type ListProps<Row> = { title: string; rows: readonly Row[]; children: (row: Row) => ReactNode }

function List<Row>({ title, rows, children }: ListProps<Row>) {
  if (rows.length === 0) return null
  return (
    <>
      <p>{title}</p>
      <ul>{rows.map(children)}</ul>
    </>
  )
}

/** No names: the patient may be looking on. */
function Clash({ session: { clashes } }: { session: PlannedSession }) {
  if (clashes.length === 0) return null
  return <strong>: runs into another session at {clashes.map(({ time }) => time).join(', ')}</strong>
}
