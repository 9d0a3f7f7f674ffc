import { formatWords } from '#features/courses/index.ts'
import { Banner, Button, ChoiceField, EmptyState, Section, instantInWords } from '#ui/index.ts'

import type { ComingAppointment } from './session.ts'

/** The session that comes next: which appointment it will be, and the button that starts it. */
export function StartSessionForm(props: {
  courseId: string
  number: number
  appointments: readonly (ComingAppointment & { canStart: boolean })[]
  zone: string
  formKey: string
  mayWrite: boolean
}) {
  const { courseId, number, appointments, zone, formKey, mayWrite } = props
  const [next] = appointments
  const ready = appointments.filter(({ canStart }) => canStart)
  const chosen = ready.at(-1)
  if (next === undefined) {
    return (
      <EmptyState
        title="No appointment is planned"
        action={mayWrite ? <a href={`/courses/${courseId}/appointments`}>Plan an appointment</a> : undefined}
      >
        A session is started from its appointment.
      </EmptyState>
    )
  }
  if (chosen === undefined || !mayWrite) {
    return (
      <Banner title={`Session ${number} is on ${instantInWords(next.startsAt, zone)}`}>
        {formatWords[next.format]}, {next.minutes} minutes, with {next.clinician}.
        {mayWrite ? ' It can be started on its day.' : null}
      </Banner>
    )
  }
  return (
    <Section title={`Start session ${number}`}>
      <form method="post" className="stack">
        <input type="hidden" name="intent" value="start" />
        <input type="hidden" name="key" value={formKey} />
        {ready.length === 1 ? (
          <>
            <input type="hidden" name="appointment" value={chosen.id} />
            <p>
              {instantInWords(chosen.startsAt, zone)}, {formatWords[chosen.format].toLowerCase()},{' '}
              {chosen.minutes} minutes.
            </p>
          </>
        ) : (
          <ChoiceField
            name="appointment"
            label="Which appointment is this?"
            chosen={chosen.id}
            choices={ready.map((appointment) => ({
              value: appointment.id,
              words: `${instantInWords(appointment.startsAt, zone)}, ${formatWords[appointment.format].toLowerCase()}`,
            }))}
          />
        )}
        <div className="row">
          <Button>Start session {number}</Button>
          <span className="quiet">It gets its number, and its note can be written. This can be undone.</span>
        </div>
      </form>
    </Section>
  )
}
