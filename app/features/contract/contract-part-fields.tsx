import { contractPartNamesEn, missedWordsEn, type ContractPart } from '@kith/ipt'

import { SheetChoice, SheetLongText, SheetText, SheetTick, useSheetInHand } from '#features/sheets/index.ts'
import { Button, Section } from '#ui/index.ts'

import { fieldsOf, type ContractFields, type ReadContract, type TextPart } from './contract-fields.ts'
import { conjointWords } from './contract-paper.ts'
import { gapIn } from './contract-words.ts'
import { Needed } from './needed.tsx'

type PartsProps = { clinicWords: ContractFields; read: ReadContract }

const hints: Partial<Record<TextPart, string>> = {
  emergencies:
    'Whom to call, by day and at night. The crisis lines of the patient’s country stand below it on the sheet.',
  payment: 'Who pays, and how. If it costs nothing, say so.',
}

/** The parts in words, named as the patient reads them; each can be the clinic's own, and each can be edited. */
export function ContractPartsFields(props: PartsProps) {
  const text = (part: TextPart) => <TextPartField key={part} part={part} {...props} />
  return (
    <>
      <Section title="What the treatment is" onSheet>
        <div className="contract-parts">
          {(['principles', 'whatHappens', 'patientsPart'] as const).map(text)}
        </div>
      </Section>
      <Section title="The four policies" onSheet>
        <div className="contract-parts">
          {text('lateness')}
          <MissedFields {...props} />
          {(['emergencies', 'payment'] as const).map(text)}
        </div>
      </Section>
      <Section title="Trust, and what comes after" onSheet>
        <div className="contract-parts">
          {(['confidentiality', 'recording', 'afterwards'] as const).map(text)}
        </div>
        <SheetTick
          name="conjointCounts"
          label="One session together with somebody close counts as one of the sessions"
          hint={`The patient reads: “${conjointWords(props.read.template.conjointCounts)}”`}
        />
      </Section>
    </>
  )
}

function TextPartField({ part, clinicWords, read }: PartsProps & { part: TextPart }) {
  const gap = gapIn(read, part)
  const about = hints[part]
  return (
    <div className="stack stack-tight">
      <SheetLongText
        name={part}
        label={contractPartNamesEn[part]}
        hint={
          about === undefined && gap === null ? undefined : (
            <>
              {about} {gap === null ? null : <Needed>{gap}</Needed>}
            </>
          )
        }
        rows={3}
        writing
      />
      <ClinicWords part={part} words={clinicWords} />
    </div>
  )
}

/** The rule, the notice and the fee, and how the patient reads them (IPT-092). */
function MissedFields({ clinicWords, read }: PartsProps) {
  const gap = gapIn(read, 'missed')
  const { missed } = read.template
  return (
    <div className="stack stack-tight contract-missed">
      <SheetChoice
        name="missedRule"
        label={contractPartNamesEn.missed}
        hint={gap === null ? undefined : <Needed>{gap}</Needed>}
        choices={[
          { value: 'rescheduled', words: 'Another day is found' },
          { value: 'counts', words: 'It counts as one of the sessions, unless it was called off in time' },
        ]}
      />
      <div className="row row-top">
        <SheetText name="missedNotice" label="Notice in hours" inputMode="numeric" width="short" />
        <SheetText
          name="missedFee"
          label="Fee, if there is one"
          hint="In words. Kith sends no message about it to anybody."
          optional
        />
      </div>
      {missed === null || Number.isNaN(missed.noticeHours) ? null : (
        <p className="quiet">The patient reads: “{missedWordsEn(missed)}”</p>
      )}
      <ClinicWords part="missed" words={clinicWords} />
    </div>
  )
}

/** Takes the clinic's words with one click, where something else stands. */
function ClinicWords({ part, words }: { part: ContractPart; words: ContractFields }) {
  const { values, mayWrite } = useSheetInHand()
  const isOwn = fieldsOf(part).some((name) => (values[name] ?? '') !== (words[name] ?? ''))
  const isEmpty = fieldsOf(part).every((name) => (words[name] ?? '') === '')
  if (!mayWrite || !isOwn || isEmpty) return null
  return (
    <div className="unprinted">
      <Button form="clinic-words" name="part" value={part} tone="plain">
        Use the clinic’s words<span className="spoken"> for {contractPartNamesEn[part]}</span>
      </Button>
    </div>
  )
}
