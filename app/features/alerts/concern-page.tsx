import { PatientBanner, type CourseHeader } from '#features/courses/index.ts'
import { Button, ButtonLink, FormProblems, LongTextField, PageHeading } from '#ui/index.ts'

import { alertProblem } from './alert-problem-words.ts'

export type ConcernForm = { problem: string; typed: string }

/** For a worry that no form has brought: what somebody saw, heard or was told. */
export function ConcernPage({
  header,
  formKey,
  form,
}: {
  header: CourseHeader
  formKey: string
  form: ConcernForm | null
}) {
  const problem = alertProblem(form?.problem)
  return (
    <>
      <PageHeading
        above={<PatientBanner patient={header.patient} courseId={header.course.id} />}
        title="Say that you are concerned"
        purpose="It becomes an alert with one owner, who is told now, and it moves on until somebody takes it."
      />
      <form method="post" className="stack" noValidate>
        <FormProblems problems={problem === undefined ? [] : [{ field: 'words', words: problem }]} />
        <input type="hidden" name="key" value={formKey} />
        <LongTextField
          name="words"
          label="What you saw, heard or were told"
          hint="By whom, and when. If somebody is in danger now, call first and write afterwards."
          problem={problem}
          defaultValue={form?.typed}
          rows={6}
        />
        <div className="row">
          <Button>Raise an alert</Button>
          <ButtonLink tone="plain" href={`/courses/${header.course.id}`}>
            Back
          </ButtonLink>
        </div>
      </form>
    </>
  )
}
