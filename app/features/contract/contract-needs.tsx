import { fieldId, Section } from '#ui/index.ts'

import { isSameContract, type ReadContract } from './contract-fields.ts'
import { contractNeeds } from './contract-words.ts'
import type { AgreedContract } from './contract.ts'

/**
 * What stands between the draft and the agreement, each a link to its field (IPT-091, IPT-094), and whether the draft has
 * moved away from what was agreed.
 */
export function ContractNeeds({ read, agreed }: { read: ReadContract; agreed: AgreedContract | null }) {
  const needs = contractNeeds(read)
  if (agreed !== null && isSameContract(read.terms, agreed.terms)) {
    return <p className="unprinted">This is what is agreed. Nothing written here differs from it.</p>
  }
  return (
    <div className="unprinted">
      <Section title="Before you agree">
        {needs.length > 0 ? (
          <ul>
            {needs.map(({ field, words }) => (
              <li key={field}>
                <a href={`#${fieldId(field)}`}>{words}</a>
              </li>
            ))}
          </ul>
        ) : (
          <p>
            Nothing is missing. Look at it together; what the patient agrees to is stored as it is read there
            {agreed === null ? '.' : ', with the reason why it changes.'}
          </p>
        )}
      </Section>
    </div>
  )
}
