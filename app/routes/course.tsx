import { CourseOverviewView } from '#features/course-overview/index.ts'
import { readCourseOverview } from '#features/course-overview/index.server.ts'
import { seeCourse } from '#features/courses/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { pathId } from '#platform/http/path-id.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'

import type { Route } from './+types/course'

export const meta: Route.MetaFunction = () => [{ title: 'Course · Kith' }]

export const loader = guard(
  seeCourse,
  async ({ call, params }: Guarded<Route.LoaderArgs, typeof seeCourse>) => {
    const courseId = pathId<'courses'>(params.course)
    const overview = valueOr(await readCourseOverview(call, courseId))
    return { overview, printed: { by: call.actor.name, at: call.at } }
  },
)

export default function Course({ loaderData }: Route.ComponentProps) {
  return <CourseOverviewView {...loaderData} />
}
