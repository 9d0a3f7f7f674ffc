import { fieldId, Section } from '#ui/index.ts'

import type { ReadContract } from './contract-fields.ts'
import { contractNeeds } from './contract-words.ts'

/** Everything that stands between the draft and the agreement, each a link to its field (IPT-091, IPT-094). */
export function ContractNeeds({ read }: { read: ReadContract }) {
  const needs = contractNeeds(read)
  return (
    <Section title="Before you agree">
      {needs.length === 0 ? (
        <p>
          Nothing is missing. Look at it together; what the patient agrees to is stored as it is read there.
        </p>
      ) : (
        <ul>
          {needs.map(({ field, words }) => (
            <li key={field}>
              <a href={`#${fieldId(field)}`}>{words}</a>
            </li>
          ))}
        </ul>
      )}
    </Section>
  )
}
