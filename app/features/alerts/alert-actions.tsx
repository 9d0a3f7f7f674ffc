import {
  Banner,
  Button,
  ChoiceField,
  DateField,
  Disclosure,
  FormProblems,
  LongTextField,
  Section,
  SelectField,
} from '#ui/index.ts'

import type { AlertFormState } from './alert-form.ts'
import { alertProblem } from './alert-problem-words.ts'
import type { AlertView } from './alert-view.ts'
import { outcomeWords } from './alert-words.ts'
import { outcomes } from './outcomes.ts'

type Props = { alert: AlertView; form: AlertFormState | null }

/**
 * What can be done now: take it, write, hand it over, close it. One form for all, so that whichever button is pressed
 * brings along what was typed for the others.
 */
export function AlertActions({ alert, formKey, form }: Props & { formKey: string }) {
  if (!alert.mayAct) return null
  const isTakenByMe = alert.state === 'acknowledged' && alert.owner.isMe
  const hasClosing = form?.intent === 'close' || stateOf(form).isBegun('assessment')
  const props = { alert, form }
  return (
    <form method="post" className="stack stack-wide" noValidate>
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="version" value={alert.version} />
      {form === null || form.problem === null ? null : (
        <Banner tone="caution" title={alertProblem(form.problem)} announced />
      )}
      {form === null ? null : (
        <FormProblems
          problems={Object.entries(form.fields).map(([field, code]) => ({
            field,
            words: alertProblem(code) ?? '',
          }))}
        />
      )}
      {alert.state === 'closed' || isTakenByMe ? null : <Take alert={alert} />}
      {isTakenByMe || hasClosing ? <Close {...props} canClose={isTakenByMe} /> : null}
      <Note {...props} />
      {alert.state === 'closed' || (alert.state === 'acknowledged' && !alert.owner.isMe) ? null : (
        <HandOver {...props} />
      )}
    </form>
  )
}

function Take({ alert }: { alert: AlertView }) {
  const isTaken = alert.state === 'acknowledged'
  return (
    <div className="row">
      <Button name="intent" value="take">
        {isTaken ? 'Take it over' : 'I am looking at this'}
      </Button>
      <span className="quiet">
        {isTaken
          ? `${alert.owner.name} has taken it. It becomes yours.`
          : 'It becomes yours and moves on to nobody else. It is not closed by this.'}
      </span>
    </div>
  )
}

function Note({ alert, form }: Props) {
  const { typed, problem, isBegun } = stateOf(form)
  return (
    <Disclosure summary="Add words" open={isBegun('note') || alert.state === 'acknowledged'}>
      <div className="stack">
        <LongTextField
          name="note"
          label="Your words"
          hint="They stay with the alert, with your name and the time."
          problem={problem('note')}
          defaultValue={typed('note')}
        />
        <div className="row">
          <Button name="intent" value="note" tone="quiet">
            Add
          </Button>
        </div>
      </div>
    </Disclosure>
  )
}

function HandOver({ alert, form }: Props) {
  const { typed, problem, isBegun } = stateOf(form)
  if (alert.colleagues.length === 0) return <p className="quiet">Nobody else is there to hand it to.</p>
  return (
    <Disclosure summary="Hand it to a colleague" open={isBegun('to') || isBegun('hand-over-words')}>
      <div className="stack">
        <SelectField
          name="to"
          label="Colleague"
          hint="People who are there now. It waits for them, and moves on if they do not take it."
          prompt="Choose"
          options={alert.colleagues.map(({ id, name }) => ({ value: id, words: name }))}
          problem={problem('to')}
          defaultValue={typed('to')}
        />
        <LongTextField
          name="hand-over-words"
          label="What they need to know"
          optional
          problem={problem('hand-over-words')}
          defaultValue={typed('hand-over-words')}
        />
        <div className="row">
          <Button name="intent" value="hand-over" tone="quiet">
            Hand over
          </Button>
        </div>
      </div>
    </Disclosure>
  )
}

function Close({ alert, form, canClose }: Props & { canClose: boolean }) {
  const { typed, problem } = stateOf(form)
  return (
    <Section title="Close it" onSheet>
      <div className="stack">
        <LongTextField
          name="assessment"
          label="What was done and found"
          hint="Your assessment, or where it is written down."
          problem={problem('assessment')}
          defaultValue={typed('assessment')}
        />
        <ChoiceField
          name="outcome"
          label="What was decided"
          choices={outcomes.map((value) => ({ value, words: outcomeWords[value] }))}
          chosen={typed('outcome')}
          problem={problem('outcome')}
        />
        <LongTextField
          name="stepsTried"
          label="What was tried to reach them"
          hint="Needed when no contact was possible: calls, letters, other people asked, and when."
          rows={2}
          problem={problem('stepsTried')}
          defaultValue={typed('stepsTried')}
        />
        <LongTextField
          name="nextStep"
          label="Next step"
          hint="What happens, and who does it."
          rows={2}
          problem={problem('nextStep')}
          defaultValue={typed('nextStep')}
        />
        <DateField
          name="nextReviewOn"
          label="Next review"
          min={alert.today}
          problem={problem('nextReviewOn')}
          defaultValue={typed('nextReviewOn')}
        />
        {canClose ? (
          <div className="row">
            <Button name="intent" value="close">
              Close the alert
            </Button>
          </div>
        ) : null}
      </div>
    </Section>
  )
}

function stateOf(form: AlertFormState | null) {
  const typed = (name: string) => form?.typed[name]
  const problem = (name: string) => alertProblem(form?.fields[name])
  return { typed, problem, isBegun: (name: string) => Boolean(typed(name)) || problem(name) !== undefined }
}
