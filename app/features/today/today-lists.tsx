import type { ReactNode } from 'react'

import { dayWords } from '#features/calendar/index.ts'
import { Disclosure, Section, Timestamp } from '#ui/index.ts'

import type {
  ContactToAsk,
  NotCheckedIn,
  ReviewDue,
  ToArrange,
  Today,
  ToLookAt,
  UnsignedNote,
  Unsettled,
} from './today.ts'
import { lookWords, remindedWords, ruleWords } from './today-words.ts'

/** Who is not getting better: for the clinician alone, with the rule and all it rests on (IPT-185, REG-001). */
export function ToLookAtList({ people }: { people: readonly ToLookAt[] }) {
  return (
    <List title="To look at" items={people} keyOf={(one) => `${one.courseId} ${one.reason}`}>
      {(one) => (
        <>
          <a href={`/courses/${one.courseId}`}>{one.patientName}</a> {lookWords[one.reason]}
          {one.judgement === null ? null : <Why judgement={one.judgement} />}
        </>
      )}
    </List>
  )
}

function Why({ judgement }: { judgement: NonNullable<ToLookAt['judgement']> }) {
  const { baseline, current } = judgement.inputs
  return (
    <>
      <span className="quiet">
        {' '}
        · {current ?? 'no score'} now, {baseline ?? 'no score'} at the start
      </span>
      <Disclosure summary="Why Kith says so">
        <p>{judgement.inWords}</p>
        <dl className="facts">
          <Pairs values={judgement.inputs} />
          <Pairs values={judgement.thresholds} />
        </dl>
        <p className="quiet">
          {judgement.source}. A rule of thumb about numbers: it knows nothing of what happened. What follows
          is yours to decide.
        </p>
      </Disclosure>
    </>
  )
}

function Pairs({ values }: { values: Readonly<Record<string, number | string | null>> }) {
  return Object.entries(values)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => (
      <div key={name}>
        <dt>{ruleWords[name] ?? name}</dt>
        <dd className="numbers">{name === 'instrument' ? String(value).toUpperCase() : value}</dd>
      </div>
    ))
}

/** What was promised when an alert was closed comes back on its day. */
export function ReviewsDue({ reviews }: { reviews: readonly ReviewDue[] }) {
  return (
    <List title="Reviews due" items={reviews} keyOf={(review) => review.alertId}>
      {(review) => (
        <>
          <a href={`/alerts/${review.alertId}`}>{review.patientName}</a>{' '}
          <span className="quiet">agreed for {dayWords(review.reviewOn)} when an alert was closed</span>
        </>
      )}
    </List>
  )
}

export function NotesToSign(props: {
  notes: readonly UnsignedNote[]
  unsettled: readonly Unsettled[]
  zone: string
}) {
  return (
    <>
      <List title="Notes to sign" items={props.notes} keyOf={(note) => `${note.courseId} ${note.number}`}>
        {(note) => (
          <>
            <a href={`/courses/${note.courseId}/sessions/${note.number}`}>
              {note.patientName}, session {note.number}
            </a>{' '}
            <span className="quiet numbers">{dayWords(note.heldOn)}</span>
          </>
        )}
      </List>
      <List
        title="Did these sessions take place?"
        items={props.unsettled}
        keyOf={(one) => `${one.courseId} ${one.startsAt}`}
      >
        {(one) => (
          <>
            <a href={`/courses/${one.courseId}`}>{one.patientName}</a>{' '}
            <span className="quiet">
              <Timestamp at={one.startsAt} zone={props.zone} />
            </span>
          </>
        )}
      </List>
    </>
  )
}

export function NotCheckedInList({ people, zone }: { people: readonly NotCheckedIn[]; zone: string }) {
  return (
    <List title="Not checked in yet, next three days" items={people} keyOf={(one) => one.appointmentId}>
      {(one) => (
        <>
          <a href={`/courses/${one.courseId}/check-ins/new?appointment=${one.appointmentId}`}>
            {one.patientName}
          </a>{' '}
          <span className="quiet">
            <Timestamp at={one.startsAt} zone={zone} /> · {remindedWords(one.reminder)}
          </span>
        </>
      )}
    </List>
  )
}

/** Who else reads somebody's messages may have changed since the last phase (SEC-026). */
export function ContactsToAsk({ people }: { people: readonly ContactToAsk[] }) {
  return (
    <List title="Ask how to reach them" items={people} keyOf={(one) => one.patientId}>
      {(one) => (
        <>
          <a href={`/patients/${one.patientId}/contact`}>{one.patientName}</a>{' '}
          <span className="quiet">is mail still safe? Not asked yet in this phase</span>
        </>
      )}
    </List>
  )
}

/** A session that was missed or cancelled is somebody's to arrange anew (HAZ-032). */
export function ToArrangeList({ people, zone }: { people: Today['toArrange']; zone: string }) {
  return (
    <List title="Sessions to arrange" items={people} keyOf={(one: ToArrange) => one.courseId}>
      {(one) => (
        <>
          <a href={`/courses/${one.courseId}`}>{one.patientName}</a>{' '}
          {one.missing === 1
            ? 'one agreed session has no date'
            : `${one.missing} agreed sessions have no date`}
          {one.lost === null ? null : (
            <span className="quiet">
              {' '}
              · {one.lost.state === 'missed' ? 'did not take place' : 'cancelled'}:{' '}
              <Timestamp at={one.lost.at} zone={zone} />
            </span>
          )}
        </>
      )}
    </List>
  )
}

function List<Item>(props: {
  title: string
  items: readonly Item[]
  keyOf: (item: Item) => string
  children: (item: Item) => ReactNode
}) {
  if (props.items.length === 0) return null
  return (
    <Section title={props.title}>
      <ul role="list" className="today-list stack stack-tight">
        {props.items.map((item) => (
          <li key={props.keyOf(item)}>{props.children(item)}</li>
        ))}
      </ul>
    </Section>
  )
}
