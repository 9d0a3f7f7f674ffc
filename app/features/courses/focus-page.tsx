import type { Day } from '@kith/ipt'

import { dayWords } from '#features/calendar/index.ts'
import {
  AreaTag,
  Banner,
  Button,
  ChoiceField,
  DateField,
  Facts,
  FormProblems,
  PageHeading,
  PhaseStrip,
  Section,
} from '#ui/index.ts'

import type { CourseHeader } from './course-header.ts'
import { courseProblemWords } from './course-problems.ts'
import { EndedSection, EndSection, TerminationSection } from './course-end.tsx'
import { areaWords, phaseWords, type DeficitsLabel } from './course-words.ts'
import { HiddenEdit } from './hidden-edit.tsx'
import { PatientBanner } from './patient-banner.tsx'
import { phaseRanges } from './phase-ranges.ts'

export type FocusPageProps = {
  header: CourseHeader
  clinicLabel: DeficitsLabel
  today: Day
  hasOpenAlert: boolean
  prompts: readonly string[]
  why: { notFocus: string | null; notTermination: string | null; notComplete: string | null }
  maySteer: boolean
  formKey: string
  typed: Readonly<Record<string, string>>
  fields: Readonly<Record<string, string>>
  problem: string | null
}

/** Where the course is, the focus it works on, and the steps to the next phase. What cannot be done yet says why. */
export function FocusPage(props: FocusPageProps) {
  const { header, prompts, fields, problem, maySteer } = props
  const problems = Object.entries(fields).map(([field, code]) => ({ field, words: courseProblemWords(code) }))
  const ranges = phaseRanges(header)
  return (
    <>
      <PageHeading
        above={<PatientBanner patient={header.patient} />}
        title="Focus and phase"
        purpose={<a href={`/courses/${header.course.id}`}>To the course</a>}
      />
      <div className="stack stack-wide">
        <FormProblems problems={problems} />
        {problem === null ? null : (
          <Banner tone="caution" level={2} announced title={courseProblemWords(problem)} />
        )}
        <Section title={`Phase: ${phaseWords[header.course.phase]}`}>
          {ranges.length === 0 ? null : (
            <PhaseStrip current={header.counts.k} planned={header.counts.n} isHeld phases={ranges} />
          )}
          {prompts.map((code) => (
            <Banner key={code} title={courseProblemWords(code)} />
          ))}
        </Section>
        <FocusSection {...props} />
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

function FocusSection({ header, clinicLabel, today, why, maySteer, formKey, typed, fields }: FocusPageProps) {
  const { focus } = header
  if (focus !== null) {
    return (
      <Section title="Focus" onSheet>
        <AreaTag area={focus.area} />
        <Facts
          facts={[
            { term: 'The patient hears', value: focus.patientLabel },
            { term: 'Agreed on', value: dayWords(focus.agreedOn) },
          ]}
        />
      </Section>
    )
  }
  if (why.notFocus !== null || !maySteer) {
    return (
      <Section title="Focus">
        <p>{why.notFocus === null ? 'No focus is agreed yet.' : courseProblemWords(why.notFocus)}</p>
      </Section>
    )
  }
  const words = (name: string) => (fields[name] === undefined ? undefined : courseProblemWords(fields[name]))
  return (
    <Section title="Agree on the focus" onSheet>
      <p>One area, chosen together. When the patient has agreed aloud, the middle phase opens.</p>
      <form method="post" className="stack" noValidate>
        <HiddenEdit formKey={formKey} version={header.course.version} />
        <ChoiceField
          name="area"
          label="Area"
          problem={words('area')}
          chosen={typed['area']}
          choices={[
            {
              value: 'grief',
              words: areaWords.grief,
              hint: 'Mourning for somebody who died. Other losses belong to a transition or a dispute.',
            },
            {
              value: 'role_dispute',
              words: areaWords.role_dispute,
              hint: 'A conflict with somebody important over what each expects.',
            },
            {
              value: 'role_transition',
              words: areaWords.role_transition,
              hint: 'A large change in the patient’s life.',
            },
            {
              value: 'interpersonal_deficits',
              words: areaWords.interpersonal_deficits,
              hint: 'Only where no event and none of the other areas applies. The patient hears one of the two names below.',
            },
          ]}
        />
        <ChoiceField
          name="label"
          label="If it is the last one, the patient hears"
          problem={words('label')}
          chosen={typed['label'] || clinicLabel}
          inRow
          choices={(['interpersonal sensitivity', 'social isolation'] as const).map((value) => ({
            value,
            words: value,
          }))}
        />
        <DateField
          name="agreedOn"
          label="The patient agreed on"
          problem={words('agreedOn')}
          defaultValue={typed['agreedOn'] ?? ''}
          max={today}
        />
        <div>
          <Button name="intent" value="agree">
            Store the focus and open the middle phase
          </Button>
        </div>
      </form>
    </Section>
  )
}
