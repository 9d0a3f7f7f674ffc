import { SheetLongText, useSheetInHand } from '#features/sheets/index.ts'
import { Button, Disclosure } from '#ui/index.ts'

import { gapWords } from './focus-words.ts'
import type { FocusJudgement } from './judge-focus.ts'

/** A form of its own beside the sheet, so that its buttons work without scripts too. */
export const composeForm = 'compose-texts'

/** The case in words: the link, the goals, what the chart composes of them, and the two texts that are agreed on. */
export function FormulationPart(props: { judgement: FocusJudgement; mayCompose: boolean }) {
  const { judgement, mayCompose } = props
  const { draft } = judgement
  return (
    <div className="stack">
      <div className="focus-halves">
        <SheetLongText
          name="linkClinician"
          label="The link between the area and this episode"
          hint="What happened, and how it hangs together with the depression: for the record."
          rows={4}
        />
        <SheetLongText
          name="linkPatient"
          label="The link, as it is said to the patient"
          hint="“What was happening around then”: never as the cause, and nobody is to blame."
          rows={4}
        />
      </div>
      <SheetLongText
        name="goals"
        label="Goals, in the patient’s own words"
        hint="One on each line."
        rows={3}
      />
      {draft === null ? null : (
        <Disclosure summary="What the chart composes of this" open={false}>
          <p>{draft.clinician}</p>
          <p>
            <strong>For the patient: </strong>
            {draft.patient}
          </p>
          {draft.missing.length === 0 ? null : (
            <p className="quiet">Left out: {draft.missing.map((gap) => gapWords[gap]).join('; ')}.</p>
          )}
        </Disclosure>
      )}
      {mayCompose ? <ComposeButtons /> : null}
      <div className="focus-halves">
        <SheetLongText
          name="textClinician"
          label="Formulation, for the record"
          hint="It stays in the chart."
          rows={9}
          writing
        />
        <SheetLongText
          name="textPatient"
          label="Formulation, in plain words for the patient"
          hint="Shown to the patient once it is agreed."
          rows={9}
          writing
        />
      </div>
      <SheetLongText
        name="focusText"
        label="The focus, in the exact words to which the patient agrees"
        hint="For example: finding my place in the new town."
        rows={2}
      />
    </div>
  )
}

function ComposeButtons() {
  const { values } = useSheetInHand()
  const has = (field: string) => (values[field] ?? '') !== ''
  const hasText = has('textClinician') || has('textPatient')
  return (
    <div className="row unprinted">
      <Button form={composeForm} name="intent" value="compose" tone="quiet">
        {hasText ? 'Compose both texts anew' : 'Compose both texts from this'}
      </Button>
      {has('formerClinician') || has('formerPatient') ? (
        <Button form={composeForm} name="intent" value="bring-back" tone="quiet">
          Bring back the texts from before
        </Button>
      ) : null}
      <span className="quiet">
        {hasText ? 'What stands there now is kept, and can be brought back.' : 'Then edit them.'}
      </span>
    </div>
  )
}
