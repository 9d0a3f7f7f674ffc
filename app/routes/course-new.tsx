import { data, redirect } from 'react-router'

import { NewCourseForm, PatientBanner } from '#features/courses/index.ts'
import { beginCourse, readNewCourse, takeNewCourseStep } from '#features/courses/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { respond, valueOr } from '#platform/http/respond.server.ts'
import { typedForm } from '#platform/http/typed-form.server.ts'
import { newId, readId } from '#platform/ids.ts'
import { Banner, PageHeading } from '#ui/index.ts'

import type { Route } from './+types/course-new'

export const meta: Route.MetaFunction = () => [{ title: 'New course · Kith' }]

export const loader = guard(
  beginCourse,
  async ({ call, params, request }: Guarded<Route.LoaderArgs, typeof beginCourse>) => ({
    ...valueOr(await readNewCourse(call, pathId<'patients'>(params.patient))),
    after: readId<'courses'>(new URL(request.url).searchParams.get('after')),
    formKey: newId(),
  }),
)

export const action = guard(
  beginCourse,
  async ({ call, params, request }: Guarded<Route.ActionArgs, typeof beginCourse>) => {
    const typed = await typedForm(request)
    pathId(typed['key'])
    const step = await takeNewCourseStep(call, pathId<'patients'>(params.patient), typed)
    if (!step.ok) throw respond(step.problem)
    if (step.value.state === 'started') {
      throw redirect(`/courses/${step.value.course.courseId}/appointments`, 303)
    }
    const hasProblem = step.value.code !== null || Object.keys(step.value.fields).length > 0
    return data(step.value, hasProblem ? 400 : 200)
  },
)

export default function NewCourse({ loaderData, actionData, params }: Route.ComponentProps) {
  const { patient, supervisors, timeZone, after, formKey, hasOpenCourse } = loaderData
  const kind = after === null ? 'acute' : 'maintenance'
  return (
    <>
      <PageHeading
        above={<PatientBanner patient={patient} />}
        title={kind === 'acute' ? 'New course' : 'New maintenance course'}
        purpose="The number of sessions, then all their dates"
      />
      {hasOpenCourse ? (
        <Banner tone="caution" level={2} title="A course is under way">
          <p>One course is open at a time. End the one under way first.</p>
        </Banner>
      ) : (
        <NewCourseForm
          kind={kind}
          after={after}
          formKey={formKey}
          typed={actionData?.typed ?? {}}
          fields={actionData?.fields ?? {}}
          code={actionData?.code ?? null}
          supervisors={supervisors}
          timeZone={timeZone}
          series={actionData?.series ?? null}
          back={`/patients/${params.patient}`}
        />
      )}
    </>
  )
}
