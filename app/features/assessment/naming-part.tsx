import { diagnosisForPatient } from '@kith/ipt'

import { SheetChoice, SheetLongText, SheetText, type SheetValues } from '#features/sheets/index.ts'

import type { AssessmentIn } from './assessment-in.ts'

/** Whether the illness was named, in which words, and what of it the patient may read (IPT-039, IPT-040). */
export function NamingPart({ reading }: { reading: AssessmentIn }) {
  const name = diagnosisForPatient(reading.record)
  return (
    <>
      <SheetChoice
        name="named"
        label="Was the illness named to the patient?"
        choices={[
          { value: 'yes', words: 'Yes' },
          { value: 'no', words: 'Not yet' },
        ]}
        inRow
      />
      <SheetLongText
        name="named-words"
        label="The words that were used"
        hint="For example: what you have is a depression. It is an illness, it is not your fault, and it can be treated."
        writing
        rows={2}
      />
      <SheetLongText name="named-reaction" label="How the patient took it" writing rows={2} optional />
      <SheetText
        name="released-name"
        label="The name that the patient may read"
        hint="In plain words, without a code. Left empty, no name is released."
        width="medium"
        optional
      />
      <p className="quiet">
        {name === null
          ? 'The patient reads no diagnosis.'
          : `Once it is marked done the patient may read “${name}”, and nothing else of this page.`}
      </p>
    </>
  )
}

export function namingHolds(values: SheetValues, { record }: AssessmentIn): string {
  const told =
    values['named'] === 'yes' ? 'named' : values['named'] === 'no' ? 'not named yet' : 'not recorded'
  const name = diagnosisForPatient(record)
  return name === null ? told : `${told}; may be read as “${name}”`
}
