import { dayWords } from '#features/calendar/index.ts'
import { AreaTag, Disclosure, Facts, Section } from '#ui/index.ts'

import { mannerWords } from './focus-words.ts'
import type { StoredFormulation } from './formulations-store.server.ts'

/** What was agreed, the one in force in full and the earlier ones below. */
export function AgreedPart({ agreed }: { agreed: readonly StoredFormulation[] }) {
  const current = agreed.at(-1)
  if (current === undefined) return null
  return (
    <Section title="Agreed" onSheet>
      <One formulation={current} />
      {agreed.length === 1 ? null : (
        <Disclosure summary="Agreed earlier">
          {agreed
            .slice(0, -1)
            .toReversed()
            .map((formulation) => (
              <One key={formulation.recordedAt} formulation={formulation} />
            ))}
        </Disclosure>
      )}
    </Section>
  )
}

function One({ formulation }: { formulation: StoredFormulation }) {
  const { area, secondArea, label } = formulation
  return (
    <div className="stack focus-agreed">
      <p className="focus-agreed-text">{formulation.focusText}</p>
      <p className="row">
        <AreaTag area={area} />
        {secondArea === null ? null : <AreaTag area={secondArea} />}
      </p>
      <Facts
        facts={[
          {
            term: 'Agreed',
            value: `${dayWords(formulation.agreedOn)}, session ${formulation.session}, ${mannerWords[formulation.how].toLowerCase()}`,
          },
          ...(label === null ? [] : [{ term: 'The patient hears', value: label }]),
          ...(formulation.secondReason === null
            ? []
            : [{ term: 'Second area because', value: formulation.secondReason }]),
          ...(formulation.changeReason === null
            ? []
            : [{ term: 'Changed because', value: formulation.changeReason }]),
          { term: 'Recorded by', value: formulation.recordedBy },
        ]}
      />
      <div className="focus-halves">
        <div>
          <h3>For the record</h3>
          <p className="focus-text">{formulation.clinicianText}</p>
        </div>
        <div>
          <h3>In plain words, for the patient</h3>
          <p className="focus-text">{formulation.patientText}</p>
        </div>
      </div>
    </div>
  )
}
