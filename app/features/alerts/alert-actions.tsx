import type { ReactNode } from 'react'

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

import type { AlertFormState, AlertIntent } from './alert-form.ts'
import { alertProblem } from './alert-problem-words.ts'
import type { AlertView } from './alert-view.ts'
import { outcomeWords } from './alert-words.ts'
import { outcomes } from './outcomes.ts'

type Props = { alert: AlertView; formKey: string; form: AlertFormState | null }

/** What can be done now: take it, write, hand it over, close it. Each form keeps what was typed. */
export function AlertActions({ alert, formKey, form }: Props) {
  if (!alert.mayAct) return null
  const isTakenByMe = alert.state === 'acknowledged' && alert.owner.isMe
  const props = { alert, formKey, form }
  return (
    <>
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
      {alert.state === 'closed' || isTakenByMe ? null : <Take {...props} />}
      {isTakenByMe || form?.intent === 'close' ? <Close {...props} canClose={isTakenByMe} /> : null}
      <Note {...props} />
      {alert.state === 'closed' || (alert.state === 'acknowledged' && !alert.owner.isMe) ? null : (
        <HandOver {...props} />
      )}
    </>
  )
}

function Take({ alert, formKey }: Props) {
  const isTaken = alert.state === 'acknowledged'
  return (
    <ActForm intent="take" alert={alert} formKey={formKey}>
      <div className="row">
        <Button>{isTaken ? 'Take it over' : 'I am looking at this'}</Button>
        <span className="quiet">
          {isTaken
            ? `${alert.owner.name} has taken it. It becomes yours.`
            : 'It becomes yours and moves on to nobody else. It is not closed by this.'}
        </span>
      </div>
    </ActForm>
  )
}

function Note({ alert, formKey, form }: Props) {
  const { typed, problem } = stateOf('note', form)
  return (
    <Disclosure summary="Add words" open={form?.intent === 'note' || alert.state === 'acknowledged'}>
      <ActForm intent="note" alert={alert} formKey={formKey}>
        <LongTextField
          name="note"
          label="Your words"
          hint="They stay with the alert, with your name and the time."
          problem={problem('note')}
          defaultValue={typed('note')}
        />
        <div className="row">
          <Button tone="quiet">Add</Button>
        </div>
      </ActForm>
    </Disclosure>
  )
}

function HandOver({ alert, formKey, form }: Props) {
  const { typed, problem } = stateOf('hand-over', form)
  if (alert.colleagues.length === 0) return <p className="quiet">Nobody else is there to hand it to.</p>
  return (
    <Disclosure summary="Hand it to a colleague" open={form?.intent === 'hand-over'}>
      <ActForm intent="hand-over" alert={alert} formKey={formKey}>
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
          <Button tone="quiet">Hand over</Button>
        </div>
      </ActForm>
    </Disclosure>
  )
}

function Close({ alert, formKey, form, canClose }: Props & { canClose: boolean }) {
  const { typed, problem } = stateOf('close', form)
  return (
    <Section title="Close it" onSheet>
      <ActForm intent="close" alert={alert} formKey={formKey}>
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
            <Button>Close the alert</Button>
          </div>
        ) : null}
      </ActForm>
    </Section>
  )
}

function ActForm(props: { intent: AlertIntent; alert: AlertView; formKey: string; children: ReactNode }) {
  return (
    <form method="post" className="stack" noValidate>
      <input type="hidden" name="intent" value={props.intent} />
      <input type="hidden" name="key" value={props.formKey} />
      <input type="hidden" name="version" value={props.alert.version} />
      {props.children}
    </form>
  )
}

function stateOf(intent: AlertIntent, form: AlertFormState | null) {
  const own = form?.intent === intent ? form : null
  return {
    typed: (name: string) => own?.typed[name],
    problem: (name: string) => alertProblem(own?.fields[name]),
  }
}
