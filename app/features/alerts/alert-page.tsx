import { CrisisHelp } from '#features/crisis-help/index.ts'
import { dayWords } from '#features/calendar/index.ts'
import { PatientBanner } from '#features/courses/index.ts'
import { Banner, Facts, PageHeading, Section, Timestamp } from '#ui/index.ts'

import './alerts.css'
import { AlertActions } from './alert-actions.tsx'
import type { AlertFormState } from './alert-form.ts'
import { AlertHistory, AlertSignals } from './alert-signals.tsx'
import type { AlertView } from './alert-view.ts'
import { eventWords, outcomeWords, standingWords } from './alert-words.ts'

/** Everything about one alert: what was answered, who the person is, what happened, and what can be done. */
export function AlertPage({
  alert,
  formKey,
  form,
}: {
  alert: AlertView
  formKey: string
  form: AlertFormState | null
}) {
  const zone = alert.header.timeZone
  return (
    <>
      <PageHeading
        above={
          <PatientBanner patient={alert.header.patient}>
            <a className="unprinted" href="/alerts">
              To the alerts
            </a>
          </PatientBanner>
        }
        title={alert.source === 'check-in' ? 'An answer to look at' : 'A concern to look at'}
        purpose={standingWords(alert, alert.owner.isMe, zone)}
      />
      <div className="columns">
        <div className="stack stack-wide">
          <AlertSignals signals={alert.signals} zone={zone} />
          {alert.closing === null ? null : <Closing closing={alert.closing} zone={zone} />}
          <AlertActions alert={alert} formKey={formKey} form={form} />
          <AlertHistory histories={alert.histories} zone={zone} />
          <Events alert={alert} />
        </div>
        <div className="stack stack-wide">
          <Reach alert={alert} />
          <Section title="What Kith shows people where they live">
            <CrisisHelp country={alert.contact.country} level={3} />
          </Section>
          <Banner title="What this page does not say">
            <p>
              It shows answers on forms and nothing more. A “Not at all” does not rule out risk: in one cohort
              most people who died by suicide had answered so last (doi:10.1176/appi.ps.201500149). The
              assessment is yours.
            </p>
          </Banner>
        </div>
      </div>
    </>
  )
}

function Reach({ alert }: { alert: AlertView }) {
  const { phone, email } = alert.contact
  const { course, clinician } = alert.header
  const facts = [
    ...(phone === null
      ? []
      : [{ term: 'Telephone', value: <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a> }]),
    ...(email === null ? [] : [{ term: 'E-mail', value: <a href={`mailto:${email}`}>{email}</a> }]),
    { term: 'Treated by', value: clinician.name },
    { term: 'Course', value: <a href={`/courses/${course.id}`}>Open the course</a> },
  ]
  return (
    <Section title="How to reach them" onSheet>
      <Facts facts={facts} />
    </Section>
  )
}

function Closing({ closing, zone }: { closing: NonNullable<AlertView['closing']>; zone: string }) {
  return (
    <Section title="How it was closed" onSheet>
      <Facts
        facts={[
          {
            term: 'What was done and found',
            value: <span className="as-written">{closing.assessment}</span>,
          },
          { term: 'Decided', value: outcomeWords[closing.outcome] },
          ...(closing.stepsTried === null
            ? []
            : [{ term: 'What was tried', value: <span className="as-written">{closing.stepsTried}</span> }]),
          { term: 'Next step', value: <span className="as-written">{closing.nextStep}</span> },
          {
            term: 'Next review',
            value: <time dateTime={closing.nextReviewOn}>{dayWords(closing.nextReviewOn)}</time>,
          },
          {
            term: 'Closed',
            value: (
              <>
                <Timestamp at={closing.at} zone={zone} /> by {closing.by}
              </>
            ),
          },
        ]}
      />
    </Section>
  )
}

function Events({ alert }: { alert: AlertView }) {
  return (
    <Section title="What has happened">
      <ol role="list" className="alert-events stack">
        {alert.events.map((event) => (
          <li key={event.id}>
            <span className="quiet">
              <Timestamp at={event.at} zone={alert.header.timeZone} />
            </span>{' '}
            {eventWords(event)}
            {event.words === null || event.kind === 'notice-failed' ? null : (
              <blockquote className="as-written">{event.words}</blockquote>
            )}
          </li>
        ))}
      </ol>
    </Section>
  )
}
