import { timelineWordsEn } from '@kith/ipt'
import { useEffect, useMemo, useRef, useState } from 'react'

import { dayWords } from '#features/calendar/index.ts'
import { PatientBanner } from '#features/courses/index.ts'
import type { Printed } from '#features/sessions/index.ts'
import {
  Banner,
  Button,
  Disclosure,
  FormProblems,
  Notice,
  PageHeading,
  PrintFoot,
  Section,
} from '#ui/index.ts'

import { readView } from './axis.ts'
import { ChosenPart } from './chosen-part.tsx'
import { EventForm } from './event-form.tsx'
import { HiddenFields, type FormScene } from './form-frame.tsx'
import { OnsetForm } from './onset-form.tsx'
import { eventInWords, pictureOf } from './picture-of.ts'
import { StretchForm } from './stretch-form.tsx'
import { TimelinePicture } from './timeline-picture.tsx'
import { stretchInWords, TimelineTables } from './timeline-tables.tsx'
import { courseTypeWords, markWords, problemWords } from './timeline-words.ts'
import type { EventLine, StretchLine, TimelinePage } from './timeline.ts'
import './timeline.css'

/** What the page's action brought back: everything typed, and what is to be said about it. */
export type TimelineAnswer = {
  typed: Readonly<Record<string, string>>
  fields: Readonly<Record<string, string>>
  code: string | null
}

export type TimelineViewProps = {
  page: TimelinePage
  answer: TimelineAnswer | null
  address: { view: string; edit: string; removed: string; kept: string }
  formKey: string
  rowId: string
  printed: Printed
}

/** Symptoms and life on one axis, for two people who look at it together. */
export function TimelineView({ page, answer, address, formKey, rowId, printed }: TimelineViewProps) {
  const { header } = page
  const { patient, course } = header
  const here = `/courses/${course.id}/timeline`
  const picture = useMemo(() => pictureOf(page), [page])
  const [chosen, choose] = useState<readonly string[]>([])
  const draw = useRef<HTMLFormElement>(null)
  const problems = Object.fromEntries(
    Object.entries(answer?.fields ?? {}).map(([name, code]) => [name, problemWords(code)]),
  )
  const scene: FormScene = {
    facts: { today: page.today, hemisphere: page.hemisphere, named: page.named },
    formKey,
    rowId,
    view: address.view,
    intent: answer?.typed['intent'] ?? null,
    typed: answer?.typed ?? {},
    problems,
  }
  const offAxis = page.events.filter(({ axis }) => axis === null).length
  useAskBeforeLeaving()
  const said = page.events.filter(({ id }) => chosen.includes(id))
  return (
    <div className="stack stack-wide timeline-page">
      <PageHeading
        above={<PatientBanner patient={patient} />}
        title="Timeline"
        purpose={
          <>
            {timelineWordsEn} · <a href={`/courses/${course.id}`}>To the course</a>
          </>
        }
      />
      <FormProblems problems={Object.entries(problems).map(([field, words]) => ({ field, words }))} />
      {answer?.code == null ? null : (
        <Banner tone="caution" level={2} announced title={problemWords(answer.code)}>
          <Stored page={page} answer={answer} />
        </Banner>
      )}
      <Undo page={page} address={address} scene={scene} />
      <TimelinePicture
        picture={picture}
        instrument={page.scores.instrument}
        start={readView(address.view)}
        mayWrite={page.mayWrite}
        chosen={chosen}
        choose={choose}
        said={said.map((event) => eventInWords(event, ({ kind }) => markWords[kind])).join('; ')}
        keepSeverity={(wish) => {
          const form = draw.current
          if (form === null) return
          const fill = (name: string, value: string) => {
            const input = form.elements.namedItem(name)
            if (input instanceof HTMLInputElement) input.value = value
          }
          fill('bar.severity', wish.severity)
          fill('bar.when', `${wish.from}/${wish.to}`)
          fill('bar.whenSeen', `${wish.from}/${wish.to}`)
          form.requestSubmit()
        }}
      />
      {page.mayWrite ? (
        <form ref={draw} method="post" hidden>
          <HiddenFields
            scene={scene}
            intent="stretch"
            hidden={{
              'bar.id': rowId,
              'bar.version': 0,
              'bar.kind': 'severity',
              'bar.severity': '',
              'bar.what': '',
              'bar.when': '',
              'bar.whenSeen': '',
            }}
          />
        </form>
      ) : null}
      {offAxis === 0 ? null : (
        <p className="unprinted">
          {offAxis === 1 ? 'One event is' : `${offAxis} events are`} off the axis, because there is no date
          for it that Kith can read: <a href="#events">see the table</a>.
        </p>
      )}
      {page.missing === null ? null : <Banner title={problemWords(page.missing)} />}
      {page.suggestedType === null ? null : (
        <Banner title={`Is it “${courseTypeWords[page.suggestedType.type]}”?`}>
          <p>{page.suggestedType.words}</p>
        </Banner>
      )}
      <div className="stack unprinted" aria-live="polite">
        <ChosenPart page={page} scene={page.mayWrite ? scene : null} here={here} chosen={chosen} />
      </div>
      <div className="stack stack-wide unprinted">
        {page.mayWrite ? <Forms page={page} scene={scene} edit={address.edit} /> : null}
        <TimelineTables page={page} scene={page.mayWrite ? scene : null} here={here} />
      </div>
      <PrintFoot
        whose={[
          patient.name,
          patient.birthOn === null ? 'no birth date' : `born ${dayWords(patient.birthOn)}`,
          patient.number === null ? 'no number' : `no. ${patient.number}`,
        ]}
        {...printed}
        zone={header.timeZone}
      />
    </div>
  )
}

function Forms({ page, scene, edit }: { page: TimelinePage; scene: FormScene; edit: string }) {
  const wanted = scene.intent === 'event' ? scene.typed['id'] : scene.typed['bar.id']
  const id = scene.intent === null ? edit : (wanted ?? '')
  const event: EventLine | null = page.events.find((each) => each.id === id) ?? null
  const stretch: StretchLine | null = page.stretches.find((each) => each.id === id) ?? null
  return (
    <Section title={event === null && stretch === null ? 'Add' : 'Change'} id="edit">
      {stretch === null || scene.intent === 'event' ? (
        <Disclosure
          summary={event === null ? 'A life event' : `“${event.what}”`}
          open={event !== null || scene.intent === 'event' || page.events.length === 0}
        >
          <EventForm scene={scene} event={event} />
        </Disclosure>
      ) : null}
      {event === null || scene.intent === 'stretch' ? (
        <Disclosure
          summary={
            stretch === null
              ? 'Remembered severity, treatment, medication or hospital'
              : stretchInWords(stretch)
          }
          open={stretch !== null || scene.intent === 'stretch'}
        >
          <StretchForm scene={scene} stretch={stretch} />
        </Disclosure>
      ) : null}
      <Disclosure
        summary="How the depression runs: its beginning, and when it got worse"
        open={scene.intent === 'onset'}
      >
        <OnsetForm scene={scene} onset={page.onset} />
      </Disclosure>
    </Section>
  )
}

/** Two people on one row: what is stored now stands beside what was typed (SEC-063). */
function Stored({ page, answer }: { page: TimelinePage; answer: TimelineAnswer }) {
  const { intent, id, 'bar.id': bar } = answer.typed
  const event = page.events.find((each) => each.id === id)
  const stretch = page.stretches.find((each) => each.id === bar)
  const words =
    intent === 'event' && event !== undefined
      ? eventInWords(event, ({ kind }) => markWords[kind])
      : intent === 'stretch' && stretch !== undefined
        ? `${stretchInWords(stretch)}, ${stretch.when.said}`
        : intent === 'onset' && page.onset !== null
          ? `${courseTypeWords[page.onset.type]}; first symptoms “${page.onset.first.said}”; full depression “${page.onset.syndrome.said}”`
          : 'It was taken off the timeline.'
  return <p>Stored now: {words}</p>
}

/** What was just done, and the way to take it back. */
function Undo({
  page,
  address,
  scene,
}: {
  page: TimelinePage
  address: TimelineViewProps['address']
  scene: FormScene
}) {
  if (!page.mayWrite) return null
  const [row, id] = address.removed.split('.')
  if ((row === 'event' || row === 'stretch') && id !== undefined) {
    return (
      <Notice
        undo={<UndoForm scene={scene} intent="bring-back" hidden={{ row, id }} words="Bring it back" />}
      >
        It was taken off the timeline.
      </Notice>
    )
  }
  const kept = page.stretches.find((stretch) => stretch.id === address.kept)
  if (kept === undefined) return null
  const hidden = { row: 'stretch', id: kept.id, version: kept.version }
  return (
    <Notice undo={<UndoForm scene={scene} intent="remove" hidden={hidden} words="Take it back" />}>
      Kept: {stretchInWords(kept)}.
    </Notice>
  )
}

function UndoForm(props: {
  scene: FormScene
  intent: string
  hidden: Record<string, string | number>
  words: string
}) {
  return (
    <form method="post" id="timeline-undo">
      <HiddenFields {...props} />
      <Button tone="plain">{props.words}</Button>
    </form>
  )
}

/** What is typed and not sent is asked about before the page is left. A page that comes back from the past is read again. */
function useAskBeforeLeaving() {
  useEffect(() => {
    let isTyped = false
    const typed = () => {
      isTyped = true
    }
    const sent = () => {
      isTyped = false
    }
    const leaving = (event: BeforeUnloadEvent) => {
      if (isTyped) event.preventDefault()
    }
    const shown = (event: PageTransitionEvent) => {
      if (event.persisted) globalThis.location.reload()
    }
    document.addEventListener('input', typed)
    document.addEventListener('submit', sent)
    addEventListener('beforeunload', leaving)
    addEventListener('pageshow', shown)
    return () => {
      document.removeEventListener('input', typed)
      document.removeEventListener('submit', sent)
      removeEventListener('beforeunload', leaving)
      removeEventListener('pageshow', shown)
    }
  }, [])
}
