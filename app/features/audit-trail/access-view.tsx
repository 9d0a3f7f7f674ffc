import { dayWords } from '#features/calendar/index.ts'
import { DataTable, PageHeading, Section, Timestamp } from '#ui/index.ts'

import type { PatientAccess } from './read-trail.server.ts'
import { OlderEntries, TrailTable } from './trail-table.tsx'
import { actorWords } from './trail-words.ts'

/** Who opened this patient's record: for the lead, and for the patient who asks (SEC-049). */
export function AccessView({ access }: { access: PatientAccess }) {
  const { zone, patient, visitors, page } = access
  const birth = patient.birthOn === null ? 'no birth date' : `born ${dayWords(patient.birthOn)}`
  return (
    <div className="stack stack-wide">
      <PageHeading
        above={<a href="/settings/audit">Audit trail</a>}
        title="Who opened this record"
        purpose={
          <>
            <strong>{patient.name}</strong> · {birth} ·{' '}
            {patient.number === null ? 'no number' : `no. ${patient.number}`}
          </>
        }
      />
      <Section title="People">
        <DataTable
          caption="Everybody who opened or changed something in this record"
          captionIsSpoken
          rows={visitors}
          rowKey={(visitor) => `${visitor.actorKind} ${visitor.name} ${visitor.first}`}
          empty={<p>Nobody has opened it yet.</p>}
          columns={[
            {
              key: 'who',
              head: 'Who',
              isRowHead: true,
              cell: ({ actorKind, name }) => actorWords(actorKind, name),
            },
            { key: 'times', head: 'Entries', isNumber: true, cell: ({ times }) => times },
            { key: 'first', head: 'First', cell: ({ first }) => <Timestamp at={first} zone={zone} /> },
            { key: 'last', head: 'Last', cell: ({ last }) => <Timestamp at={last} zone={zone} /> },
          ]}
        />
      </Section>
      <Section title="Each entry">
        <TrailTable entries={page.entries} zone={zone} caption="Entries, newest first" withPatient={false} />
        <OlderEntries
          href={page.olderThan === null ? null : `/patients/${patient.id}/access?before=${page.olderThan}`}
        />
      </Section>
    </div>
  )
}
