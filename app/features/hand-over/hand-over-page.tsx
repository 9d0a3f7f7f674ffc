import { courseProblemWords, PatientBanner, type PatientIdentity } from '#features/courses/index.ts'
import { Banner, Button, PageHeading, SelectField } from '#ui/index.ts'

export type HandOverPageProps = {
  patient: PatientIdentity | null
  courseId: string
  clinicianName: string
  colleagues: readonly { id: string; name: string }[]
  version: number
  isEnded: boolean
  formKey: string
  /** The code of what was wrong, and of which field. */
  problem: string | null
  fieldProblem: string | null
}

/** Hands a course over. Whoever gives it away does not see it afterwards, so this page says so first. */
export function HandOverPage(props: HandOverPageProps) {
  const { patient, courseId, clinicianName, colleagues, version, isEnded, formKey, problem, fieldProblem } =
    props
  return (
    <>
      <PageHeading
        above={patient === null ? undefined : <PatientBanner patient={patient} courseId={courseId} />}
        title="Hand a course over"
        purpose={`It is with ${clinicianName} now`}
      />
      <div className="stack">
        {problem === null ? null : (
          <Banner tone="caution" level={2} announced title={courseProblemWords(problem)} />
        )}
        {isEnded || colleagues.length === 0 ? (
          <p>
            {isEnded ? courseProblemWords('course/ended') : 'There is no other clinician who could take it.'}
          </p>
        ) : (
          <form method="post" className="stack" noValidate>
            <input type="hidden" name="key" value={formKey} />
            <input type="hidden" name="version" value={version} />
            <SelectField
              name="to"
              label="To"
              prompt="Choose a clinician"
              problem={fieldProblem === null ? undefined : courseProblemWords(fieldProblem)}
              options={colleagues.map(({ id, name }) => ({ value: id, words: name }))}
            />
            <p>
              From then on {clinicianName} does not find this patient any more. Coming dates and open alerts
              go along; the dates keep their times, so let the new clinician look at their calendar.
            </p>
            <div>
              <Button>Hand the course over</Button>
            </div>
          </form>
        )}
      </div>
    </>
  )
}
