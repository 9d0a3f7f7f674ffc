import { PatientBanner } from '#features/courses/index.ts'
import { DeliveryState } from '#features/messages/index.ts'
import { Banner, Button, ButtonLink, EmptyState, PageHeading, SelectField } from '#ui/index.ts'

import type { QrCode } from './qr-code.server.ts'
import type { LinkRoom } from './read-link-room.server.ts'
import './check-ins.css'

/** The code for the patient's own telephone, large enough to be scanned across a table. */
export function LinkRoomPage({ room, problem }: { room: LinkRoom; problem: string | null }) {
  const { header, choices, chosen, link, reminder, asksPin, closedByPins } = room
  const course = `/courses/${header.course.id}`
  return (
    <>
      <PageHeading
        above={<PatientBanner patient={header.patient} courseId={header.course.id} />}
        title="Check in here and now"
        purpose="The patient scans the code with their own telephone and answers there."
      />
      <div className="stack stack-wide">
        {problem === null ? null : (
          <Banner tone="caution" announced title={linkProblemWords[problem] ?? problem} />
        )}
        {closedByPins && link === null ? (
          <Banner tone="caution" level={2} title="Somebody gave five wrong PINs">
            <p>
              The last link for this session has closed. Ask the patient whether it was them.{' '}
              <a href={`/patients/${header.patient.id}/pin`}>A PIN that was forgotten</a> is replaced by a new
              one; then make a new code.
            </p>
          </Banner>
        ) : null}
        {chosen === null ? (
          <EmptyState title="No session to answer for">
            <p>A code belongs to a session. Plan one, or enter the answers yourself.</p>
          </EmptyState>
        ) : (
          <>
            <form method="get" className="row row-low">
              <SelectField
                name="appointment"
                label="For the session of"
                defaultValue={chosen.id}
                options={choices.map(({ id, words }) => ({ value: id, words }))}
              />
              <Button tone="quiet">Show this one</Button>
            </form>
            {link === null ? (
              <form method="post" className="stack">
                <p>
                  {chosen.isAnswered
                    ? 'Answers for this session have come in. A new code takes another set.'
                    : 'No link is in force for this session.'}
                </p>
                <input type="hidden" name="appointment" value={chosen.id} />
                <div className="row">
                  <Button name="intent" value="make">
                    Make a code
                  </Button>
                </div>
              </form>
            ) : (
              <ShownLink link={link} appointment={chosen.id} />
            )}
            {asksPin ? <p>It asks for the PIN that the patient chose.</p> : null}
            {reminder === null ? null : (
              <p>
                Reminder by mail: <DeliveryState delivery={reminder} />
              </p>
            )}
          </>
        )}
        <p className="row">
          <ButtonLink tone="plain" href={`${course}/check-ins/new?by=telephone${forAppointment(chosen)}`}>
            Read the questions out
          </ButtonLink>
          <ButtonLink tone="plain" href={`${course}/check-ins/new?by=paper${forAppointment(chosen)}`}>
            Enter a paper form
          </ButtonLink>
          <ButtonLink tone="plain" href={`${course}/messages`}>
            Messages
          </ButtonLink>
        </p>
      </div>
    </>
  )
}

function ShownLink({ link, appointment }: { link: NonNullable<LinkRoom['link']>; appointment: string }) {
  return (
    <div className="link-room">
      <Code code={link.code} />
      <div className="stack">
        <p>Or type this address:</p>
        <p className="link-room-address">{link.url}</p>
        <p className="quiet">Open until {link.until}. It takes answers once, and shows nothing.</p>
        <form method="post" className="row">
          <input type="hidden" name="link" value={link.id} />
          <input type="hidden" name="appointment" value={appointment} />
          <Button tone="quiet" name="intent" value="revoke">
            Close this link
          </Button>
        </form>
      </div>
    </div>
  )
}

// Four light squares around the code are part of it. Black on white in every theme: cameras read it best.
function Code({ code }: { code: QrCode }) {
  const whole = code.size + 8
  return (
    <svg
      className="link-room-code"
      role="img"
      aria-label="Code with the address of the form"
      viewBox={`-4 -4 ${whole} ${whole}`}
      shapeRendering="crispEdges"
    >
      <rect x="-4" y="-4" width={whole} height={whole} fill="#fff" />
      <path d={code.path} fill="#000" />
    </svg>
  )
}

const linkProblemWords: Readonly<Record<string, string>> = {
  'check-in-link/cancelled': 'This session was cancelled: there is nothing to answer for.',
  'check-in-link/course-ended': 'The course has ended: no link is made for it.',
  'check-in-link/not-in-force': 'This link was closed or used already.',
}

function forAppointment(chosen: { id: string } | null): string {
  return chosen === null ? '' : `&appointment=${chosen.id}`
}
