import type { Day } from '@kith/ipt'

import { dayWords } from '#features/calendar/index.ts'
import { Banner, Button, ButtonLink, Disclosure, FormProblems } from '#ui/index.ts'

import { ReachFields, ReminderDisclosure } from './contact-fields.tsx'
import { DetailFields, NameField, type Places } from './detail-fields.tsx'
import type { FormState } from './form-state.ts'
import { sameByWords } from './patient-words.ts'
import type { SameBy } from './same-person.ts'

type KnownPatient = {
  id: string
  name: string
  birthOn: Day | null
  number: string | null
  clinicianName: string
  by: readonly SameBy[]
}

export type NewPatientFormProps = {
  form: FormState
  formKey: string
  places: Places
  /** Those who may be the same person (HAZ-011). */
  known: readonly KnownPatient[]
}

/** Two fields are enough; the rest can wait. */
export function NewPatientForm({ form, formKey, places, known }: NewPatientFormProps) {
  const isDetailed = ['preferredName', 'birthOn', 'number'].some((name) => (form.typed[name] ?? '') !== '')
  const hasDetailProblem = ['preferredName', 'birthOn', 'number', 'country', 'language'].some(
    (name) => form.problem(name) !== undefined,
  )
  return (
    <form method="post" className="stack stack-wide" noValidate>
      <input type="hidden" name="key" value={formKey} />
      <FormProblems problems={form.problems} />
      <KnownPatients known={known} />
      <div className="stack">
        <NameField form={form} />
        <ReachFields form={form} />
      </div>
      <Disclosure summary="Birth date, number, country, language" open={isDetailed || hasDetailProblem}>
        <DetailFields form={form} places={places} />
      </Disclosure>
      <ReminderDisclosure form={form} />
      <div className="row">
        {known.length === 0 ? (
          <Button>Add patient</Button>
        ) : (
          <Button name="notThese" value={known.map(({ id }) => id).join(' ')}>
            This is somebody else: add patient
          </Button>
        )}
        <ButtonLink href="/patients" tone="plain">
          Back to patients
        </ButtonLink>
      </div>
    </form>
  )
}

function KnownPatients({ known }: { known: readonly KnownPatient[] }) {
  if (known.length === 0) return null
  return (
    <Banner
      tone="caution"
      level={2}
      announced
      title={
        known.length === 1
          ? 'The clinic may know this person already'
          : 'The clinic may know this person already: look at each'
      }
    >
      <ul>
        {known.map((one) => (
          <li key={one.id}>
            <strong>{one.name}</strong>
            {one.birthOn === null ? ', no birth date' : `, born ${dayWords(one.birthOn)}`}
            {one.number === null ? ', no number' : `, no. ${one.number}`}, with {one.clinicianName} (
            {one.by.map((by) => sameByWords[by]).join(', ')})
          </li>
        ))}
      </ul>
      <p>
        Nothing is stored yet. If it is the same person, ask their clinician to hand the course over to you.
      </p>
    </Banner>
  )
}
