import { data, redirect } from 'react-router'

import {
  DetailsForm,
  detailFacts,
  formState,
  patientProblemWords,
  typedDetails,
} from '#features/patients/index.ts'
import { changePatientDetails, editPatient, readPatientToEdit } from '#features/patients/index.server.ts'
import { PatientBanner } from '#features/courses/index.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'
import { versionOf } from '#platform/http/version-of.ts'
import { newId } from '#platform/ids.ts'
import { PageHeading } from '#ui/index.ts'

import type { Route } from './+types/patient-edit'

export const meta: Route.MetaFunction = () => [{ title: 'Details · Kith' }]

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
    const { key, version, ...typed } = await typedForm(request)
    const changed = await changePatientDetails(call, id, typed, {
      key: pathId(key),
      version: versionOf(version),
    })
    if (changed.ok) throw redirect(`/patients/${id}`, 303)
    const answer = answerForm(changed.problem, typed)
    return data(answer.data, answer.init ?? undefined)
  },
)

export default function EditPatient({ loaderData, actionData }: Route.ComponentProps) {
  const { patient, identity, places, formKey } = loaderData
  const fields = actionData?.fields ?? {}
  return (
    <>
      <PageHeading above={<PatientBanner patient={identity} />} title="Details" />
      <DetailsForm
        form={formState(actionData?.typed ?? typedDetails(patient.details), fields, patientProblemWords)}
        formKey={formKey}
        version={patient.version}
        back={`/patients/${patient.id}`}
        problem={actionData?.code ?? null}
        theirs={detailFacts(patient.details, loaderData)}
        places={places}
      />
    </>
  )
}
