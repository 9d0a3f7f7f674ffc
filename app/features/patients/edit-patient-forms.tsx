import type { ReactNode } from 'react'

import { Banner, Button, ButtonLink, Facts, FormProblems, type Fact } from '#ui/index.ts'

import { ReachFields, ReminderFields } from './contact-fields.tsx'
import { DetailFields, NameField, type Places } from './detail-fields.tsx'
import type { FormState } from './form-state.ts'
import { patientProblemWords } from './patient-words.ts'

type EditFormProps = {
  form: FormState
  formKey: string
  version: number
  /** The patient's page. */
  back: string
  /** What is wrong with the form as a whole. */
  problem: string | null
  /** What is stored now: shown when somebody else changed it meanwhile (SEC-063). */
  theirs: readonly Fact[]
}

export function DetailsForm({ places, ...rest }: EditFormProps & { places: Places }) {
  return (
    <EditForm {...rest}>
      <NameField form={rest.form} />
      <DetailFields form={rest.form} places={places} />
    </EditForm>
  )
}

/** In each new phase: the question, and one button where nothing has changed (SEC-026). */
export function ContactQuestion({ phase }: { phase: string }) {
  return (
    <Banner level={2} title="Ask once more whether this is a safe way to reach them">
      <p>
        {phase}: who else reads their messages may have changed. Where it has, change it below; storing it
        counts as asked.
      </p>
      <form method="post">
        <Button tone="quiet" name="intent" value="still-safe">
          Asked: nothing has changed
        </Button>
      </form>
    </Banner>
  )
}

export function ContactForm(props: EditFormProps) {
  return (
    <EditForm {...props}>
      <ReachFields form={props.form} />
      <ReminderFields form={props.form} />
    </EditForm>
  )
}

function EditForm(props: EditFormProps & { children: ReactNode }) {
  const { form, formKey, version, back, problem, theirs, children } = props
  return (
    <form method="post" className="stack stack-wide" noValidate>
      <input type="hidden" name="key" value={formKey} />
      <input type="hidden" name="version" value={version} />
      <FormProblems problems={form.problems} />
      {problem === null ? null : <WholeProblem code={problem} theirs={theirs} />}
      <div className="stack">{children}</div>
      <div className="row">
        <Button>Store</Button>
        <ButtonLink href={back} tone="plain">
          Back without storing
        </ButtonLink>
      </div>
    </form>
  )
}

function WholeProblem({ code, theirs }: { code: string; theirs: readonly Fact[] }) {
  return (
    <Banner tone="caution" level={2} title={patientProblemWords(code)}>
      {code === 'access/sign-in-again' ? (
        <p>
          <a href="/sign-in/again?next=%2Fpatients" target="_blank" rel="noreferrer">
            Sign in again in another tab
          </a>
          , then come back here. What is typed below stays.
        </p>
      ) : null}
      {code === 'patient/changed-meanwhile' ? (
        <>
          <p>This is stored now. What you typed is below: change it where needed, then store.</p>
          <Facts facts={theirs} />
        </>
      ) : null}
    </Banner>
  )
}
