import { dayWords } from '#features/calendar/index.ts'
import { formatWords } from '#features/courses/index.ts'
import { noteWords, totalOf } from '#features/sessions/index.ts'
import { DataTable, EmptyState, Section, Tag } from '#ui/index.ts'

import type { HeldSession } from './read-course-overview.server.ts'

/** The sessions that took place, the newest first. */
export function SessionTable({ sessions, here }: { sessions: readonly HeldSession[]; here: string }) {
  return (
    <Section title="Sessions so far">
      <DataTable
        caption="Sessions so far"
        captionIsSpoken
        rows={sessions}
        rowKey={(session) => session.id}
        empty={
          <EmptyState title="No session has been held yet">
            A session gets its number when it is started from its appointment.
          </EmptyState>
        }
        columns={[
          {
            key: 'number',
            head: 'Session',
            isRowHead: true,
            cell: (session) => <a href={`${here}/sessions/${session.number}`}>Session {session.number}</a>,
          },
          { key: 'date', head: 'Held', cell: (session) => dayWords(session.heldOn) },
          { key: 'format', head: 'How', cell: (session) => formatWords[session.format] },
          { key: 'score', head: 'Score', cell: scoreWords },
          {
            key: 'note',
            head: 'Note',
            cell: (session) =>
              session.note === 'signed' ? (
                noteWords.signed
              ) : (
                <Tag tone="strong">{noteWords[session.note]}</Tag>
              ),
          },
        ]}
      />
    </Section>
  )
}

function scoreWords({ score }: HeldSession): string {
  const { checkIn } = score
  if (checkIn === null) return 'scale not done'
  return checkIn.score.state === 'scored'
    ? `${totalOf(checkIn)}, ${checkIn.score.band}`
    : 'no score: questions left open'
}
