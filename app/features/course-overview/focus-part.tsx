import { dayWords } from '#features/calendar/index.ts'
import { AreaTag, Disclosure, Section } from '#ui/index.ts'

import type { CourseOverview } from './read-course-overview.server.ts'

/** What is worked on, in the words to which the patient agreed, with the formulation behind. */
export function FocusPart({ overview }: { overview: CourseOverview }) {
  const { header, mayWork, chart } = overview
  const { focus, course } = header
  const here = `/courses/${course.id}`
  const formulation = chart?.formulation ?? null
  return (
    <Section
      title="Focus"
      onSheet
      actions={
        <span className="row unprinted">
          {chart === null ? null : <a href={`${here}/focus`}>Focus</a>}
          {mayWork ? <a href={`${here}/phase`}>Phase and ending</a> : null}
        </span>
      }
    >
      {focus === null ? (
        <p>Not agreed yet. The middle phase begins once patient and clinician have agreed on it.</p>
      ) : (
        <>
          {formulation === null ? null : <p className="focus-words">{formulation.focusText}</p>}
          <p className="row">
            <AreaTag area={focus.area} />
            {focus.second === null ? null : <AreaTag area={focus.second} />}
            <span className="quiet">agreed {dayWords(focus.agreedOn)}</span>
          </p>
          {formulation === null ? null : (
            <Disclosure summary="Formulation">
              <p className="formulation-words">{formulation.clinicianText}</p>
            </Disclosure>
          )}
        </>
      )}
    </Section>
  )
}
