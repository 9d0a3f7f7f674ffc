import type { CriteriaResult } from '@kith/ipt'

import type { AssessmentIn } from './assessment-in.ts'
import { verdictWords } from './assessment-words.ts'
import { parts, partOf } from './parts.ts'

/** Beside the parts, and above them on a narrow screen: what both classifications come to, and what is open where. */
export function AssessmentIndex({ reading }: { reading: AssessmentIn }) {
  const { dsm, icd, gaps } = reading
  return (
    <nav className="assessment-index stack unprinted" aria-label="Parts of the assessment">
      <a className="index-verdicts" href="#part-verdicts">
        <span role="status">
          <VerdictLine name="DSM-5-TR" criteria={dsm.disorder} />
          <VerdictLine name="ICD-11" criteria={icd.disorder} />
        </span>
      </a>
      <ul role="list">
        {parts.map(({ id, title }) => {
          const open = gaps.filter(({ field }) => partOf(field) === id).length
          return (
            <li key={id}>
              <a href={`#part-${id}`}>{title}</a>{' '}
              <span className="quiet numbers">{open === 0 ? '✓ complete' : `${open} open`}</span>
            </li>
          )
        })}
        <li>
          <a href="#part-done">Mark it done</a>{' '}
          <span className="quiet numbers">{gaps.length === 0 ? '✓ ready' : `${gaps.length} open`}</span>
        </li>
      </ul>
    </nav>
  )
}

function VerdictLine({ name, criteria }: { name: string; criteria: CriteriaResult }) {
  return (
    <span className="index-verdict">
      {name}: <strong>{verdictWords[criteria.verdict]}</strong>
    </span>
  )
}
