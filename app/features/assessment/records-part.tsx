import { Disclosure, Facts, instantInWords, Section } from '#ui/index.ts'

import type { AssessmentPage, RecordLine } from './assessment-page.ts'

/** What was marked done: the newest is in force, and earlier ones stay. */
export function RecordsPart({ page }: { page: AssessmentPage }) {
  const [newest, ...earlier] = page.records
  const zone = page.header.timeZone
  if (newest === undefined) return null
  return (
    <Section title={`Marked done ${instantInWords(newest.at, zone)}, by ${newest.by}`} onSheet>
      <RecordFacts record={newest} />
      {page.changedSince ? (
        <p>
          The page was changed after that. What is new is part of the record once it is marked done again.
        </p>
      ) : null}
      {earlier.length === 0 ? null : (
        <Disclosure
          summary={earlier.length === 1 ? 'One earlier record' : `${earlier.length} earlier records`}
        >
          {earlier.map((record) => (
            <div key={record.id} className="stack stack-tight">
              <h3>
                {instantInWords(record.at, zone)}, by {record.by}
              </h3>
              <RecordFacts record={record} />
            </div>
          ))}
        </Disclosure>
      )}
    </Section>
  )
}

function RecordFacts({ record }: { record: RecordLine }) {
  return (
    <Facts
      facts={[
        { term: 'Diagnosis', value: record.diagnosis },
        { term: 'The patient may read', value: record.releasedName ?? 'no name is released' },
        { term: 'Suicidality', value: record.suicidality },
        { term: 'Hospital care', value: record.hospital },
      ]}
    />
  )
}
