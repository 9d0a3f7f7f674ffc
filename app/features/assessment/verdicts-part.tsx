import {
  criteriaWordsEn,
  symptomNamesEn,
  type CriteriaResult,
  type DepressionCriteria,
  type Truth,
} from '@kith/ipt'

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
        <Verdict criteria={dsm} />
        <Verdict criteria={icd} />
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

function Verdict({ criteria }: { criteria: DepressionCriteria }) {
  const { episode, disorder } = criteria
  return (
    <div className="verdict stack stack-tight">
      <h3>{criteriaWordsEn(episode)}</h3>
      <h3>{criteriaWordsEn(disorder)}</h3>
      <ul className="verdict-parts quiet">
        {disorder.parts.map((part) => (
          <PartLine key={part.part} part={part} criteria={disorder} />
        ))}
      </ul>
      <p className="quiet">
        {disorder.stillNeeded.length === 0
          ? 'Nothing else is needed for that.'
          : 'Still needed is what stands there as a link.'}
      </p>
    </div>
  )
}

/** One part of the criteria; what would still have to be known in it leads to where it is answered (DX-001). */
function PartLine(props: { part: CriteriaResult['parts'][number]; criteria: CriteriaResult }) {
  const { part, truth } = props.part
  const needed = neededIn(part, props.criteria)
  const { symptoms, of } = props.criteria.thresholds
  const name =
    part === 'symptoms' ? `${symptoms} of ${of} symptoms, with a core one` : capital(partWords(part))
  const [first] = needed
  return (
    <li>
      {partSign[truth]}{' '}
      {part !== 'symptoms' && first !== undefined ? <NeededLink {...first} name={name} /> : name}:{' '}
      <strong>{partAnswer(part, truth)}</strong>
      {part === 'symptoms' && needed.length > 0 ? (
        <>
          {' '}
          (
          {needed.map((each, index) => (
            <span key={each.field}>
              {index === 0 ? '' : ', '}
              <NeededLink {...each} />
            </span>
          ))}
          )
        </>
      ) : null}
    </li>
  )
}

function NeededLink({ name, field }: { name: string; field: string }) {
  return <a href={`#${fieldId(field)}`}>{name}</a>
}

function neededIn(part: string, { stillNeeded }: CriteriaResult) {
  const inPart = stillNeeded.filter((needed) => {
    if (part === 'symptoms') return Object.hasOwn(symptomNamesEn, needed)
    return needed === (part === 'two-weeks-or-longer' ? 'durationDays' : part.replace(/^not:/, ''))
  })
  return inPart.map(neededOf)
}

const partSign: Readonly<Record<Truth, string>> = { yes: '✓', no: '✕', undetermined: '…' }

/** What must not explain it is ruled out, or does explain it. */
function partAnswer(part: string, truth: Truth): string {
  if (!part.startsWith('not:')) return truth === 'undetermined' ? 'open' : truth
  return { yes: 'ruled out', no: 'not ruled out', undetermined: 'open' }[truth]
}
