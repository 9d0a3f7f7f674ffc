import { dayWords } from '#features/calendar/index.ts'
import { DataTable, Section, type Column } from '#ui/index.ts'

import { contractChanges, mannerWords, type ContractChange } from './contract-words.ts'
import type { AgreedContract } from './contract.ts'

const columns: Column<ContractChange>[] = [
  { key: 'what', head: 'What', isRowHead: true, cell: ({ what }) => what },
  { key: 'before', head: 'Before', cell: ({ before }) => before },
  { key: 'since', head: 'Since then', cell: ({ since }) => since },
]

/** What was agreed before, and side by side what each change changed (IPT-015). */
export function ContractVersions({ versions, here }: { versions: readonly AgreedContract[]; here: string }) {
  if (versions.length < 2) return null
  return (
    <Section title="Changes">
      {versions
        .slice(1)
        .map((version, index) => ({ version, before: versions[index] }))
        .toReversed()
        .map(({ version, before }) =>
          before === undefined ? null : (
            <div key={version.number} className="stack stack-tight sheet">
              <h3>
                Agreed anew on {dayWords(version.agreedOn)}, in session {version.session}
              </h3>
              <p>
                {mannerWords[version.manner]}. Reason: {version.reason}
              </p>
              <DataTable
                caption={`What changed from version ${before.number} to version ${version.number}`}
                captionIsSpoken
                columns={columns}
                rows={contractChanges(before.terms, version.terms)}
                rowKey={({ what }) => what}
              />
              <p className="unprinted">
                <a href={`${here}/sheet?version=${before.number}`}>
                  Read version {before.number} of {dayWords(before.agreedOn)}
                </a>
              </p>
            </div>
          ),
        )}
    </Section>
  )
}
