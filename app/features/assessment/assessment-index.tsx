import type { CriteriaResult } from '@kith/ipt'

import type { AssessmentIn } from './assessment-in.ts'
import { verdictWords } from './assessment-words.ts'
import { factsOfTime, factsOfYears, parts, partOf, type PartId } from './parts.ts'

/** Beside the parts, and above them on a narrow screen: what both classifications come to, and what is open where. */
export function AssessmentIndex(props: { reading: AssessmentIn; isRecorded: boolean; mayWrite: boolean }) {
  const { reading, isRecorded, mayWrite } = props
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
              <span className="quiet numbers">
                {isRecorded ? '✓ recorded' : open > 0 ? `${open} open` : restOf(id, reading)}
              </span>
            </li>
          )
        })}
        {mayWrite ? (
          <li>
            <a href="#part-done">Mark it done</a>{' '}
            <span className="quiet numbers">
              {isRecorded ? '✓ done' : gaps.length === 0 ? '✓ ready' : `${gaps.length} open`}
            </span>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}

/** Symptoms and facts may stay open where that settles nothing: how many are answered is said, and nothing is called complete. */
function restOf(id: PartId, { store }: AssessmentIn): string {
  if (id !== 'symptoms' && id !== 'time') return '✓ complete'
  const answers =
    id === 'symptoms'
      ? Object.values(store.symptoms).map(({ answer }) => answer)
      : [...factsOfTime, ...factsOfYears].map((name) => store.facts[name].answer)
  return `${answers.filter((answer) => answer !== 'not-assessed').length} of ${answers.length} answered`
}

function VerdictLine({ name, criteria }: { name: string; criteria: CriteriaResult }) {
  return (
    <span className="index-verdict">
      {name}: <strong>{verdictWords[criteria.verdict]}</strong>
    </span>
  )
}
