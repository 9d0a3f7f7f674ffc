import { Button, DateField, PageHeading, Section, SelectField, TextField } from '#ui/index.ts'

import { ChainPart } from './chain-part.tsx'
import type { Trail } from './read-trail.server.ts'
import type { TrailFilter } from './trail-entry.ts'
import { OlderEntries, TrailTable } from './trail-table.tsx'
import { actionWords } from './trail-words.ts'

/** What was done in the clinic, by whom. Nothing of what a record says stands here. */
export function TrailView({ trail, formKey }: { trail: Trail; formKey: string }) {
  const { zone, page, filter, staff, chain } = trail
  return (
    <div className="stack stack-wide">
      <PageHeading
        above={<a href="/settings">Settings</a>}
        title="Audit trail"
        purpose="Who opened or changed what. Entries are never altered and never removed."
      />
      <ChainPart chain={chain} zone={zone} formKey={formKey} />
      <Section title="Entries">
        <form method="get" className="row row-low unprinted">
          <TextField
            name="whose"
            label="Whose record"
            hint="Name or number of a patient."
            type="search"
            width="medium"
            defaultValue={filter.whose ?? ''}
            autoComplete="off"
          />
          <SelectField
            name="person"
            label="Who"
            prompt="Everybody"
            defaultValue={filter.staffId ?? ''}
            options={staff.map(({ id, name }) => ({ value: id, words: name }))}
          />
          <SelectField
            name="action"
            label="What"
            prompt="Everything"
            defaultValue={filter.action ?? ''}
            options={Object.entries(actionWords)
              .map(([value, words]) => ({ value, words }))
              .sort((a, b) => a.words.localeCompare(b.words, 'en'))}
          />
          <DateField name="day" label="Day" defaultValue={filter.day ?? ''} />
          <Button tone="quiet">Show</Button>
        </form>
        <TrailTable entries={page.entries} zone={zone} caption="Entries, newest first" withPatient />
        <OlderEntries
          href={page.olderThan === null ? null : addressOf({ ...filter, before: page.olderThan })}
        />
      </Section>
    </div>
  )
}

function addressOf({ staffId, whose, action, day, before }: TrailFilter): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries({ person: staffId, whose, action, day, before })) {
    if (value !== null) query.set(name, value)
  }
  return `/settings/audit?${query.toString()}`
}
