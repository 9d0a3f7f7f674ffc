import { data, redirect } from 'react-router'

import { formState, NewPatientForm, patientProblemWords } from '#features/patients/index.ts'
import {
  addPatient,
  admitPatient,
  readCandidates,
  readNewPatientPage,
  type Candidate,
} from '#features/patients/index.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'
import { newId } from '#platform/ids.ts'
import { PageHeading } from '#ui/index.ts'

import type { Route } from './+types/patient-new'

export const meta: Route.MetaFunction = () => [{ title: 'New patient · Kith' }]

export const loader = guard(
  admitPatient,
  async ({ call }: Guarded<Route.LoaderArgs, typeof admitPatient>) => ({
    ...valueOr(await readNewPatientPage(call)),
    formKey: newId(),
  }),
)

export const action = guard(
  admitPatient,
  async ({ call, request }: Guarded<Route.ActionArgs, typeof admitPatient>) => {
    const { key, notThese, ...typed } = await typedForm(request)
    const added = await addPatient(call, typed, { key: pathId(key), notThese: notThese?.split(' ') ?? [] })
    if (added.ok) throw redirect(`/patients/${added.value.patientId}`, 303)
    const { problem } = added
    if (problem.kind === 'conflict' && problem.code === 'patient/known-already') {
      const known = valueOr(await readCandidates(call, typed))
      return data({ fields: {}, code: null, waitSeconds: null, typed, known }, 409)
    }
    const answer = answerForm(problem, typed)
    return data({ ...answer.data, known: [] as Candidate[] }, answer.init ?? undefined)
  },
)

export default function NewPatient({ loaderData, actionData }: Route.ComponentProps) {
  const { clinic, places, formKey } = loaderData
  const typed: Record<string, string> = actionData?.typed ?? {
    country: clinic.country,
    language: clinic.language,
  }
  const fields = { ...actionData?.fields, ...(actionData?.code ? { form: actionData.code } : {}) }
  return (
    <>
      <PageHeading
        above={<a href="/patients">Patients</a>}
        title="New patient"
        purpose="A name and one way to reach them are enough"
      />
      <NewPatientForm
        form={formState(typed, fields, patientProblemWords)}
        formKey={formKey}
        places={places}
        known={actionData?.known ?? []}
      />
    </>
  )
}
