import type { Day } from '@kith/ipt'

import { dayWords } from '#features/calendar/index.ts'
import { endingWords, phaseWords } from '#features/courses/index.ts'
import { ButtonLink, EmptyState, Facts, endedWords, heldWords, PageHeading, Section } from '#ui/index.ts'

import type { PatientContact, PatientDetails } from './patient.ts'
import { contactFacts, detailFacts } from './patient-facts.tsx'

type CourseLine = {
  id: string
  kind: 'acute' | 'maintenance'
  phase: keyof typeof phaseWords
  plannedSessions: number
  held: number
  missedThatCount: number
  startedOn: Day
  endedOn: Day | null
  ending: keyof typeof endingWords | null
  clinicianName: string
}

export type PatientPageProps = {
  patient: { id: string; details: PatientDetails; contact: PatientContact }
  courses: readonly CourseLine[]
  countryName: string
  languageName: string
  may: { edit: boolean; startCourse: boolean }
  /** Who opened a record is for the lead to see. */
  showsAccess: boolean
}

/** Who this is, how to reach them, what they agreed to be sent, and their courses. */
export function PatientPage({
  patient,
  courses,
  countryName,
  languageName,
  may,
  showsAccess,
}: PatientPageProps) {
  const { details, contact } = patient
  const here = `/patients/${patient.id}`
  const hasOpenCourse = courses.some(({ endedOn }) => endedOn === null)
  return (
    <>
      <PageHeading
        above={<a href="/patients">Patients</a>}
        title={details.name}
        purpose={details.preferredName === null ? undefined : `Likes to be called ${details.preferredName}`}
        actions={
          may.startCourse && !hasOpenCourse ? (
            <ButtonLink href={`${here}/courses/new`}>Start a course</ButtonLink>
          ) : undefined
        }
      />
      <div className="columns">
        <Section title="Courses">
          {courses.length === 0 ? (
            <EmptyState title="No course yet">
              A course begins with its number of sessions and all their dates.
            </EmptyState>
          ) : (
            <ul role="list" className="stack">
              {courses.map((course) => (
                <CourseItem key={course.id} course={course} />
              ))}
            </ul>
          )}
        </Section>
        <div className="stack stack-wide">
          <Section
            title="Reached by"
            onSheet
            actions={may.edit ? <a href={`${here}/contact`}>Change how to reach them</a> : undefined}
          >
            <Facts facts={contactFacts(contact)} />
            {may.edit ? <a href={`${here}/pin`}>A PIN for their links</a> : null}
          </Section>
          <Section
            title="Details"
            onSheet
            actions={may.edit ? <a href={`${here}/edit`}>Change details</a> : undefined}
          >
            <Facts facts={detailFacts(details, { countryName, languageName })} />
          </Section>
          {showsAccess ? <a href={`${here}/access`}>Who opened this record</a> : null}
        </div>
      </div>
    </>
  )
}

function CourseItem({ course }: { course: CourseLine }) {
  return (
    <li className="sheet stack stack-tight">
      <a href={`/courses/${course.id}`}>
        {course.kind === 'acute' ? 'Acute course' : 'Maintenance course'} from {dayWords(course.startedOn)}
      </a>
      <span>
        {phaseWords[course.phase]}
        {course.ending === null ? null : `: ${endingWords[course.ending].toLowerCase()}`}
        {course.endedOn === null ? null : ` on ${dayWords(course.endedOn)}`}
      </span>
      <span className="quiet numbers">
        {course.endedOn === null
          ? heldWords(course.held, course.plannedSessions, course.missedThatCount)
          : endedWords(course.held, course.plannedSessions)}
        , with {course.clinicianName}
      </span>
    </li>
  )
}
