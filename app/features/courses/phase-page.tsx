import type { Day } from '@kith/ipt'

import { dayWords } from '#features/calendar/index.ts'
import { AreaTag, Banner, Facts, FormProblems, PageHeading, PhaseStrip, Section } from '#ui/index.ts'

import type { CourseHeader } from './course-header.ts'
import { courseProblemWords } from './course-problems.ts'
import { EndedSection, EndSection, TerminationSection } from './course-end.tsx'
import { phaseWords } from './course-words.ts'
import { PatientBanner } from './patient-banner.tsx'
import { phaseRanges } from './phase-ranges.ts'

export type PhasePageProps = {
  header: CourseHeader
  today: Day
  hasOpenAlert: boolean
  prompts: readonly string[]
  why: { notTermination: string | null; notComplete: string | null }
  maySteer: boolean
  formKey: string
  typed: Readonly<Record<string, string>>
  fields: Readonly<Record<string, string>>
  problem: string | null
}

/** Where the course is, and the steps to the next phase. What cannot be done yet says why. */
export function PhasePage(props: PhasePageProps) {
  const { header, prompts, fields, problem, maySteer } = props
  const problems = Object.entries(fields).map(([field, code]) => ({ field, words: courseProblemWords(code) }))
  const ranges = phaseRanges(header)
  return (
    <>
      <PageHeading
        above={<PatientBanner patient={header.patient} courseId={header.course.id} />}
        title="Phase and ending"
        purpose="Where the course is, and what comes next"
      />
      <div className="stack stack-wide">
        <FormProblems problems={problems} />
        {problem === null ? null : (
          <Banner tone="caution" level={2} announced title={courseProblemWords(problem)} />
        )}
        <Section title={`Phase: ${phaseWords[header.course.phase]}`}>
          {ranges.length === 0 ? null : (
            <PhaseStrip
              current={header.counts.k}
              planned={header.counts.n}
              missedThatCount={header.missedThatCount}
              isHeld
              hasEnded={header.course.endedOn !== null}
              phases={ranges}
            />
          )}
          {prompts.map((code) => (
            <Banner key={code} title={courseProblemWords(code)} />
          ))}
        </Section>
        <FocusSection header={header} />
        {maySteer && header.course.phase !== 'ended' ? (
          <>
            <TerminationSection {...props} />
            <EndSection {...props} />
          </>
        ) : null}
        {header.course.phase === 'ended' ? <EndedSection {...props} /> : null}
      </div>
    </>
  )
}

function FocusSection({ header }: Pick<PhasePageProps, 'header'>) {
  const { focus, course } = header
  const here = `/courses/${course.id}/focus`
  if (focus === null) {
    return (
      <Section title="Focus">
        <p>
          No focus is agreed yet. <a href={here}>To the focus</a>
        </p>
      </Section>
    )
  }
  return (
    <Section title="Focus" onSheet actions={<a href={here}>To the focus</a>}>
      <p className="row">
        <AreaTag area={focus.area} />
        {focus.second === null ? null : <AreaTag area={focus.second} />}
      </p>
      <Facts
        facts={[
          { term: 'The patient hears', value: focus.patientLabel },
          { term: 'Agreed on', value: dayWords(focus.agreedOn) },
        ]}
      />
    </Section>
  )
}
