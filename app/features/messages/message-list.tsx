import { Button, DataTable, EmptyState } from '#ui/index.ts'

import { DeliveryState } from './delivery-state.tsx'
import { kindWords } from './delivery-words.ts'
import type { CourseMessage } from './read-messages.server.ts'

/** Everything that was sent or is to be sent about a course, and a way to send it once more. */
export function MessageList({ messages }: { messages: readonly CourseMessage[] }) {
  return (
    <DataTable
      caption="Messages of this course, newest first"
      captionIsSpoken
      rows={messages}
      rowKey={(message) => message.id}
      empty={
        <EmptyState title="No messages yet">
          <p>A reminder is sent before each session, once the patient has agreed to it and chosen how.</p>
        </EmptyState>
      }
      columns={[
        { key: 'kind', head: 'Message', isRowHead: true, cell: (message) => kindWords[message.kind] },
        { key: 'for', head: 'For the session of', cell: (message) => message.appointmentAt },
        { key: 'due', head: 'To be sent', cell: (message) => message.dueAt },
        { key: 'state', head: 'What became of it', cell: (message) => <DeliveryState delivery={message} /> },
        {
          key: 'tries',
          head: 'Tries',
          isNumber: true,
          cell: (message) => message.attempts,
        },
        {
          key: 'again',
          head: 'Again',
          isPlain: true,
          cell: ({ id, state, toPatient }) =>
            toPatient && (state === 'sent' || state === 'failed') ? (
              <form method="post">
                <input type="hidden" name="message" value={id} />
                <Button tone="quiet">Send again</Button>
              </form>
            ) : null,
        },
      ]}
    />
  )
}
