import { criteriaWordsEn, type CriteriaResult, type DepressionCriteria, type Truth } from '@kith/ipt'

import { fieldId, Section } from '#ui/index.ts'

import type { AssessmentIn } from './assessment-in.ts'
import { courseWords, neededOf, partWords, truthWords } from './assessment-words.ts'
import { capital } from './criterion-row.tsx'

/** Both classifications side by side, from the one store, as it is filled in (DX-010): about criteria, never the patient (DX-006). */
export function VerdictsPart({ reading }: { reading: AssessmentIn }) {
  const { dsm, icd, persistent, double, courseType } = reading
  const differ = dsm.episode.verdict !== icd.episode.verdict || dsm.disorder.verdict !== icd.disorder.verdict
  return (
    <Section title="Both classifications, as entered" id="part-verdicts" onSheet>
      <div className="verdicts">
        <Verdict name="DSM-5-TR" criteria={dsm} />
        <Verdict name="ICD-11" criteria={icd} />
      </div>
      {differ ? <p>The two differ. Which one is used is chosen with the diagnosis.</p> : null}
      <p>
        Persistent depression over years: <strong>{truthWords[persistent]}</strong>. An episode on top of it
        (double depression): <strong>{truthWords[double]}</strong>. How it runs, as entered:{' '}
        <strong>{courseWords[courseType]}</strong>.
      </p>
      <p className="quiet">
        Worked out from the answers on this page alone, and from no score. Logic of both classifications in
        Kith’s own words, not confirmed against their texts (†). The diagnosis is recorded by you.
      </p>
    </Section>
  )
}

function Verdict({ name, criteria }: { name: string; criteria: DepressionCriteria }) {
  const { episode, disorder } = criteria
  return (
    <div className="verdict stack stack-tight">
      <h3>{name}</h3>
      <p className={`verdict-words verdict-${episode.verdict}`}>{criteriaWordsEn(episode)}</p>
      <p className={`verdict-words verdict-${disorder.verdict}`}>{criteriaWordsEn(disorder)}</p>
      <ul className="verdict-parts quiet">
        {disorder.parts.map(({ part, truth }) => (
          <li key={part}>
            {partSign[truth]} {capital(partWords(part))}: <strong>{partAnswer(part, truth)}</strong>
          </li>
        ))}
      </ul>
      <StillNeeded criteria={disorder} />
    </div>
  )
}

/** What would still have to be known, each a link to where it is answered (DX-001). */
function StillNeeded({ criteria }: { criteria: CriteriaResult }) {
  if (criteria.stillNeeded.length === 0) return null
  return (
    <p className="still-needed">
      Still needed:{' '}
      {criteria.stillNeeded.map((needed, index) => {
        const { name, field } = neededOf(needed)
        return (
          <span key={needed}>
            {index === 0 ? '' : '; '}
            <a href={`#${fieldId(field)}`}>{name}</a>
          </span>
        )
      })}
    </p>
  )
}

const partSign: Readonly<Record<Truth, string>> = { yes: '✓', no: '✕', undetermined: '…' }

/** What must not explain it is ruled out, or does explain it. */
function partAnswer(part: string, truth: Truth): string {
  if (!part.startsWith('not:')) return truth === 'undetermined' ? 'open' : truth
  return { yes: 'ruled out', no: 'not ruled out', undetermined: 'open' }[truth]
}
