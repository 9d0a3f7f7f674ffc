import { Fragment } from 'react'

import { Button, DataTable, EmptyState, Section } from '#ui/index.ts'

import type { FormScene } from './form-frame.tsx'
import { MarkDecisions } from './mark-decision.tsx'
import { actsForm, actWords } from './timeline-act.ts'
import type { EventLine, KeptDate, StretchLine } from './timeline.ts'
import { laneWords, onsetWords, severityWords, stretchWords } from './timeline-words.ts'
import type { TimelinePage } from './timeline.ts'

export type TablesProps = { page: TimelinePage; scene: FormScene | null; here: string }

/** The same as the picture, and what has no place in it: no event is hidden (IPT-065). */
export function TimelineTables({ page, scene, here }: TablesProps) {
  return (
    <>
      <Section title="Life events" id="events">
        <DataTable
          caption="Life events, with what Kith noticed about their time"
          captionIsSpoken
          rows={page.events}
          rowKey={(event) => event.id}
          empty={
            <EmptyState title="No life events yet">
              Deaths and losses, disputes, changes of work, health or home: what was happening around then.
            </EmptyState>
          }
          columns={[
            {
              key: 'what',
              head: 'What happened',
              isRowHead: true,
              cell: (event) => <EventWords event={event} here={here} />,
            },
            { key: 'when', head: 'When', cell: (event) => <DateWords when={event.when} /> },
            { key: 'lane', head: 'Row', cell: (event) => laneWords[event.lane] },
            {
              key: 'marks',
              head: 'Its time',
              cell: (event) => <MarkDecisions event={event} scene={scene} />,
            },
            ...(scene === null
              ? []
              : [
                  {
                    key: 'acts',
                    head: 'Change',
                    isPlain: true,
                    cell: (event: EventLine) => (
                      <RowActs
                        href={`${here}?edit=${event.id}#edit`}
                        row="event"
                        id={event.id}
                        version={event.version}
                        about={event.what}
                        elsewhere={event.deathOf === null ? null : personAddress(here, event.deathOf)}
                      />
                    ),
                  },
                ]),
          ]}
        />
      </Section>
      {page.onsetMarks.length === 0 ? null : (
        <Section title="The depression">
          <DataTable
            caption="First symptoms, the full depression, and when it got worse"
            captionIsSpoken
            rows={page.onsetMarks.map((mark, index) => ({ ...mark, id: `${mark.kind}-${index}` }))}
            rowKey={(mark) => mark.id}
            columns={[
              { key: 'kind', head: 'What', isRowHead: true, cell: (mark) => onsetWords[mark.kind] },
              { key: 'when', head: 'When', cell: (mark) => <DateWords when={mark.when} /> },
              {
                key: 'anchor',
                head: 'Events are held against it',
                cell: (mark) => (mark.isAnchor ? 'yes' : 'no'),
              },
            ]}
          />
        </Section>
      )}
      {page.stretches.length === 0 ? null : (
        <Section title="How it was, and what was done about it">
          <DataTable
            caption="Remembered severity, treatments, medication and hospital stays"
            captionIsSpoken
            rows={page.stretches}
            rowKey={(stretch) => stretch.id}
            columns={[
              {
                key: 'what',
                head: 'What',
                isRowHead: true,
                cell: (stretch) => <span id={`stretch-${stretch.id}`}>{stretchInWords(stretch)}</span>,
              },
              { key: 'when', head: 'When', cell: (stretch) => <DateWords when={stretch.when} /> },
              ...(scene === null
                ? []
                : [
                    {
                      key: 'acts',
                      head: 'Change',
                      isPlain: true,
                      cell: (stretch: StretchLine) => (
                        <RowActs
                          href={`${here}?edit=${stretch.id}#edit`}
                          row="stretch"
                          id={stretch.id}
                          version={stretch.version}
                          about={stretchInWords(stretch)}
                          elsewhere={null}
                        />
                      ),
                    },
                  ]),
            ]}
          />
        </Section>
      )}
    </>
  )
}

export function stretchInWords({ kind, severity, what }: StretchLine): string {
  if (severity === null) return `${stretchWords[kind]}: ${what}`
  const level = `${stretchWords[kind]}: ${severityWords[severity]}`
  return what === '' ? level : `${level}, ${what}`
}

/** Who was part of it; those of the inventory lead there. */
export function WithPeople({ event, here, before }: { event: EventLine; here: string; before: string }) {
  if (event.people.length === 0) return null
  return (
    <span className="quiet">
      {before}
      {event.people.map(({ id, name }, index) => (
        <Fragment key={id ?? name}>
          {index === 0 ? '' : ', '}
          {id === null ? name : <a href={personAddress(here, id)}>{name}</a>}
        </Fragment>
      ))}
    </span>
  )
}

function personAddress(here: string, id: string): string {
  return `${here.replace(/timeline$/, 'inventory')}?person=${id}`
}

function EventWords({ event, here }: { event: EventLine; here: string }) {
  return (
    <span id={`event-${event.id}`} className="timeline-event-words">
      <span>{event.what}</span>
      <WithPeople event={event} here={here} before=" with " />
      {event.impact === null ? null : <span className="quiet"> · weighed {event.impact} of 10</span>}
    </span>
  )
}

/** As said; understood as, where that is another wording; or that it is not on the axis. */
export function DateWords({ when }: { when: KeptDate }) {
  if (when.said === '') return <span className="quiet">no date yet</span>
  if (when.words === null)
    return (
      <span>
        “{when.said}” <strong className="date-not-read">not understood, off the axis</strong>
      </span>
    )
  const isSame = when.said.toLowerCase() === when.words.toLowerCase() || when.said === when.edtf
  return (
    <span>
      {when.words}
      {isSame ? null : <span className="quiet"> said “{when.said}”</span>}
    </span>
  )
}

function RowActs(props: {
  href: string
  row: 'event' | 'stretch'
  id: string
  version: number
  about: string
  /** Where it is taken off, if not here. */
  elsewhere: string | null
}) {
  const { href, row, id, version, about, elsewhere } = props
  return (
    <span className="row unprinted">
      <a href={href} aria-label={`Edit ${about}`}>
        Edit
      </a>
      {elsewhere === null ? (
        <Button
          form={actsForm}
          name="act"
          value={actWords({ intent: 'remove', row, id, version })}
          tone="plain"
          aria-label={`Take off ${about}`}
        >
          Take off
        </Button>
      ) : (
        <a href={elsewhere} aria-label={`In the inventory: ${about}`}>
          In the inventory
        </a>
      )}
    </span>
  )
}
