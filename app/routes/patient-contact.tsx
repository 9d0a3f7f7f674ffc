import { data, redirect } from 'react-router'

import {
  ContactForm,
  ContactQuestion,
  contactFacts,
  formState,
  patientProblemWords,
  typedContact,
} from '#features/patients/index.ts'
import {
  changePatientContact,
  confirmContact,
  editPatient,
  readPatientToEdit,
} from '#features/patients/index.server.ts'
import { PatientBanner, phaseWords } from '#features/courses/index.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'
import { versionOf } from '#platform/http/version-of.ts'
import { newId } from '#platform/ids.ts'
import { PageHeading } from '#ui/index.ts'

import type { Route } from './+types/patient-contact'

export const meta: Route.MetaFunction = () => [{ title: 'How to reach a patient · Kith' }]

// The door asks for the role alone: a form that took longer than five minutes must come back with what was typed. The
// page says when a fresh sign-in is needed, and the command behind insists on it (SEC-018).
export const loader = guard(
  editPatient,
  async ({ call, params }: Guarded<Route.LoaderArgs, typeof editPatient>) => ({
    ...valueOr(await readPatientToEdit(call, pathId<'patients'>(params.patient))),
    formKey: newId(),
  }),
)

export const action = guard(
  editPatient,
  async ({ call, params, request }: Guarded<Route.ActionArgs, typeof editPatient>) => {
    const id = pathId<'patients'>(params.patient)
    const { key, version, intent, ...typed } = await typedForm(request)
    if (intent === 'still-safe') {
      valueOr(await confirmContact(call, id))
      throw redirect(`/patients/${id}`, 303)
    }
    const changed = await changePatientContact(call, id, typed, {
      key: pathId(key),
      version: versionOf(version),
    })
    if (changed.ok) throw redirect(`/patients/${id}`, 303)
    const answer = answerForm(changed.problem, typed)
    return data(answer.data, answer.init ?? undefined)
  },
)

export default function EditContact({ loaderData, actionData }: Route.ComponentProps) {
  const { patient, identity, formKey, askIn } = loaderData
  return (
    <>
      <PageHeading
        above={<PatientBanner patient={identity} />}
        title="How to reach them"
        purpose="Where messages go, and what they may say"
      />
      <div className="stack stack-wide">
        {askIn === null ? null : <ContactQuestion phase={`${phaseWords[askIn]} phase`} />}
        <ContactForm
          form={formState(
            actionData?.typed ?? typedContact(patient.contact),
            actionData?.fields ?? {},
            patientProblemWords,
          )}
          formKey={formKey}
          version={patient.version}
          back={`/patients/${patient.id}`}
          problem={actionData?.code ?? (loaderData.isFresh ? null : 'access/sign-in-again')}
          theirs={contactFacts(patient.contact)}
        />
      </div>
    </>
  )
}
