import { data, redirect } from 'react-router'

import { AppointmentsPage } from '#features/courses/index.ts'
import {
  answerAppointmentForm,
  arrangeAppointments,
  clashesBehind,
  readAppointments,
  seeCourse,
} from '#features/courses/index.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'
import { newId, readId } from '#platform/ids.ts'

import type { Route } from './+types/course-appointments'

export const meta: Route.MetaFunction = () => [{ title: 'Appointments · Kith' }]

export const loader = guard(
  seeCourse,
  async ({ call, params, request }: Guarded<Route.LoaderArgs, typeof seeCourse>) => {
    const asked = new URL(request.url).searchParams
    const changed = readId<'submissions'>(asked.get('changed'))
    const page = await readAppointments(call, pathId<'courses'>(params.course), changed)
    return { ...valueOr(page), changing: asked.get('change'), formKey: newId() }
  },
)

export const action = guard(
  arrangeAppointments,
  async ({ call, params, request }: Guarded<Route.ActionArgs, typeof arrangeAppointments>) => {
    const typed = await typedForm(request)
    const courseId = pathId<'courses'>(params.course)
    const key = pathId(typed['key'])
    const result = await answerAppointmentForm(call, courseId, typed)
    if (result.ok) throw redirect(`/courses/${courseId}/appointments?changed=${key}`, 303)
    const planned = clashesBehind(result)
    if (planned !== null) return data({ fields: {}, code: null, typed, planned }, 409)
    const answer = answerForm(result.problem, typed)
    const { fields, code } = answer.data
    return data({ fields, code, typed, planned: null }, answer.init ?? undefined)
  },
)

export default function CourseAppointments({ loaderData, actionData }: Route.ComponentProps) {
  const { formKey, header, changing } = loaderData
  const typed: Readonly<Record<string, string>> = actionData?.typed ?? {}
  return (
    <AppointmentsPage
      {...loaderData}
      changing={typed['appointment'] ?? changing}
      typed={typed}
      fields={actionData?.fields ?? {}}
      problem={actionData?.code ?? null}
      pending={
        actionData?.planned
          ? { formKey, typed, planned: actionData.planned, back: `/courses/${header.course.id}/appointments` }
          : null
      }
    />
  )
}
