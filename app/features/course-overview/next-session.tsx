import { dayWords } from '#features/calendar/index.ts'
import { endingWords, formatWords, type CourseHeader } from '#features/courses/index.ts'
import { DeliveryState } from '#features/messages/index.ts'
import { totalOf } from '#features/sessions/index.ts'
import { Banner, ButtonLink, Facts, Section, Timestamp } from '#ui/index.ts'

import type { NextSession } from './read-course-overview.server.ts'

/** What comes next, and how its check-in can be had. */
export function NextSessionPart(props: { next: NextSession | null; header: CourseHeader; mayWork: boolean }) {
  const { next, header, mayWork } = props
  const here = `/courses/${header.course.id}`
  const { endedOn, ending } = header.course
  if (endedOn !== null) {
    return (
      <Banner title={`${ending === null ? 'Ended' : endingWords[ending]} on ${dayWords(endedOn)}`}>
        {mayWork ? (
          <p>
            What can follow stands under <a href={`${here}/phase`}>phase and ending</a>.
          </p>
        ) : null}
      </Banner>
    )
  }
  if (next === null) {
    return (
      <Banner title="All agreed sessions have been held">
        {mayWork ? (
          <p>
            What follows is agreed with the patient: <a href={`${here}/phase`}>end the course</a>, or plan
            maintenance.
          </p>
        ) : null}
      </Banner>
    )
  }
  const { appointment, number } = next
  return (
    <Section title={`Next: session ${number}`} onSheet>
      {appointment === null ? (
        <p>No appointment is planned. {mayWork ? <a href={`${here}/appointments`}>Plan one</a> : null}</p>
      ) : (
        <Facts facts={factsOf(next, header.timeZone)} />
      )}
      {mayWork ? (
        <div className="row unprinted">
          <ButtonLink href={`${here}/sessions/${number}`}>Open session {number}</ButtonLink>
          {appointment === null ? null : (
            <>
              <ButtonLink tone="quiet" href={`${here}/link?appointment=${appointment.id}`}>
                Show the code
              </ButtonLink>
              <ButtonLink tone="quiet" href={`${here}/check-ins/new?appointment=${appointment.id}`}>
                Enter answers
              </ButtonLink>
            </>
          )}
        </div>
      ) : null}
    </Section>
  )
}

function factsOf({ appointment, reminder, score }: NextSession, zone: string) {
  if (appointment === null) return []
  const { checkIn } = score
  const total = checkIn === null ? null : totalOf(checkIn)
  return [
    { term: 'When', value: <Timestamp at={appointment.startsAt} zone={zone} /> },
    {
      term: 'How',
      value: `${formatWords[appointment.format]}, ${appointment.minutes} minutes, with ${appointment.clinician}`,
    },
    {
      term: 'Check-in',
      value:
        checkIn === null ? (
          'Not given yet'
        ) : (
          <>
            {total === null ? 'Given, without a score' : `Given: ${total}`},{' '}
            <Timestamp at={checkIn.submittedAt} zone={zone} />
          </>
        ),
    },
    ...(reminder === null ? [] : [{ term: 'Reminder', value: <DeliveryState delivery={reminder} /> }]),
  ]
}
