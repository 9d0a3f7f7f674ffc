import { DataTable, EmptyState, Tag, Timestamp } from '#ui/index.ts'

import type { TrailEntry } from './trail-entry.ts'
import { actorWords, outcomeWords, wordsOf } from './trail-words.ts'

/** Entries of the trail, newest first. */
export function TrailTable(props: {
  entries: readonly TrailEntry[]
  zone: string
  caption: string
  /** Left out on the page of one patient. */
  withPatient: boolean
}) {
  const { entries, zone, caption, withPatient } = props
  return (
    <DataTable
      caption={caption}
      captionIsSpoken
      rows={entries}
      rowKey={(entry) => entry.id}
      empty={
        <EmptyState title="No entry matches">
          Every reading and every change of a record leaves one.
        </EmptyState>
      }
      columns={[
        {
          key: 'when',
          head: 'When',
          isRowHead: true,
          cell: (entry) => <Timestamp at={entry.at} zone={zone} />,
        },
        { key: 'who', head: 'Who', cell: (entry) => actorWords(entry.actorKind, entry.actor) },
        {
          key: 'what',
          head: 'What',
          cell: (entry) => (
            <>
              {wordsOf(entry.action, entry.sessionNumber)}{' '}
              {entry.outcome === 'done' ? null : <Tag tone="caution">{outcomeWords[entry.outcome]}</Tag>}
            </>
          ),
        },
        ...(withPatient
          ? [
              {
                key: 'whose',
                head: 'Whose record',
                cell: (entry: TrailEntry) =>
                  entry.patient === null ? null : (
                    <a href={`/patients/${entry.patient.id}/access`}>{entry.patient.name}</a>
                  ),
              },
            ]
          : []),
      ]}
    />
  )
}

/** To older entries: a link, so that it works without scripts and can be kept. */
export function OlderEntries({ href }: { href: string | null }) {
  return href === null ? null : (
    <p>
      <a href={href}>Older entries</a>
    </p>
  )
}
