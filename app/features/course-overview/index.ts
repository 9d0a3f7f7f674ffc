export { CourseOverviewView } from './course-overview-view.tsx'
