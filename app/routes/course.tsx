import { CourseOverviewView } from '#features/course-overview/index.ts'
import { readCourse, readCourseOverview } from '#features/course-overview/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { respond, valueOr } from '#platform/http/respond.server.ts'
import { readId } from '#platform/ids.ts'

import type { Route } from './+types/course'

export const meta: Route.MetaFunction = () => [{ title: 'Course · Kith' }]

export const loader = guard(
  readCourse,
  async ({ call, params }: Guarded<Route.LoaderArgs, typeof readCourse>) => {
    const courseId = readId<'courses'>(params.course)
    if (courseId === null) throw respond({ kind: 'absent' })
    const overview = valueOr(await readCourseOverview(call, courseId))
    return { overview, printed: { by: call.actor.name, at: call.at } }
  },
)

export default function Course({ loaderData }: Route.ComponentProps) {
  return <CourseOverviewView {...loaderData} />
}
