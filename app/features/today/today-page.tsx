import { AlertLines, NoAlerts } from '#features/alerts/index.ts'
import { dayWords } from '#features/calendar/index.ts'
import { Button, ButtonLink, DateField, EmptyState, PageHeading, Section, Timestamp } from '#ui/index.ts'

import { SessionCard } from './session-card.tsx'
import './today.css'
import type { Today } from './today.ts'
import {
  ContactsToAsk,
  NotCheckedInList,
  NotesToSign,
  ReviewsDue,
  ToArrangeList,
  ToLookAtList,
} from './today-lists.tsx'

/** The first page of the day: what a person must look at, then who comes, then what is left to do. */
export function TodayPage({ today }: { today: Today }) {
  const { zone } = today
  return (
    <>
      <PageHeading
        title={today.isToday ? 'Today' : dayWords(today.day)}
        purpose={today.isToday ? dayWords(today.day) : undefined}
        actions={<DayChoice today={today} />}
      />
      <div className="columns">
        <div className="stack stack-wide">
          <Alerts today={today} />
          <Sessions today={today} />
        </div>
        <div className="stack stack-wide">
          <ReviewsDue reviews={today.reviews} />
          <ToLookAtList people={today.toLookAt} />
          <NotesToSign notes={today.notes} unsettled={today.unsettled} zone={zone} />
          <NotCheckedInList people={today.notCheckedIn} zone={zone} />
          <ContactsToAsk people={today.toAsk} />
          <ToArrangeList people={today.toArrange} zone={zone} />
        </div>
      </div>
    </>
  )
}

/** Before everything else. Whoever treats nobody is told that there is none; a full day says it by leaving it out. */
function Alerts({ today }: { today: Today }) {
  const { alerts, zone, hasPatients } = today
  if (alerts.length === 0) return hasPatients ? null : <NoAlerts />
  return (
    <Section title="Alerts">
      <AlertLines lines={alerts} zone={zone} />
    </Section>
  )
}

function DayChoice({ today }: { today: Today }) {
  return (
    <>
      <nav className="row unprinted" aria-label="Another day">
        <a href={`/?day=${today.before}`}>Previous day</a>
        {today.isToday ? null : <a href="/">Today</a>}
        <a href={`/?day=${today.after}`}>Next day</a>
      </nav>
      <form method="get" className="row day-choice unprinted">
        <DateField name="day" label="Day" defaultValue={today.day} key={today.day} />
        <Button tone="quiet">Show</Button>
      </form>
    </>
  )
}

function Sessions({ today }: { today: Today }) {
  const { sessions, zone, nextSessionAt, isToday } = today
  if (sessions.length === 0) {
    if (!today.hasPatients && nextSessionAt === null) {
      return (
        <EmptyState
          title="You treat nobody at the moment"
          action={
            today.hasCaseload ? (
              <ButtonLink tone="quiet" href="/patients">
                Patients
              </ButtonLink>
            ) : undefined
          }
        >
          Sessions of the courses that you treat stand here, with the score before each. Alerts that are yours
          stand above, whoever treats the person.
        </EmptyState>
      )
    }
    return (
      <EmptyState title={isToday ? 'No sessions today' : 'No sessions on this day'}>
        {nextSessionAt === null ? (
          'No further session is arranged.'
        ) : (
          <>
            The next one is <Timestamp at={nextSessionAt} zone={zone} />.
          </>
        )}
      </EmptyState>
    )
  }
  return (
    <Section title={sessions.length === 1 ? 'One session' : `${sessions.length} sessions`}>
      <ol role="list" className="today-sessions stack">
        {sessions.map((session) => (
          <li key={session.appointmentId}>
            <SessionCard session={session} zone={zone} />
          </li>
        ))}
      </ol>
    </Section>
  )
}
