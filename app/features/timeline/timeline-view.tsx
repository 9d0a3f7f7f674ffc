import { timelineWordsEn } from '@kith/ipt'
import { useEffect, useMemo, useRef, useState } from 'react'

import { PatientBanner, PatientPrintFoot } from '#features/courses/index.ts'
import {
  Banner,
  Button,
  Disclosure,
  FormProblems,
  Notice,
  PageHeading,
  Section,
  type Printed,
} from '#ui/index.ts'

import { readView } from './axis.ts'
import { ChosenPart } from './chosen-part.tsx'
import { EventForm } from './event-form.tsx'
import { HiddenFields, type FormScene } from './form-frame.tsx'
import { OnsetForm } from './onset-form.tsx'
import { eventInWords, pictureOf } from './picture-of.ts'
import { StretchForm } from './stretch-form.tsx'
import { TimelinePicture } from './timeline-picture.tsx'
import { actsForm } from './timeline-act.ts'
import { stretchInWords, TimelineTables } from './timeline-tables.tsx'
import { courseTypeWords, markWords, problemWords } from './timeline-words.ts'
import type { DraftLine, EventLine, StretchLine, TimelinePage } from './timeline.ts'
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
    draftAddress: `${here}/draft`,
    timeZone: header.timeZone,
    formKey,
    rowId,
    view: address.view,
    intent: answer?.typed['intent'] ?? null,
    typed: answer?.typed ?? {},
    problems,
  }
  const offAxis = page.events.filter(({ axis }) => axis === null).length
  useReadAgain()
  const said = page.events.filter(({ id }) => chosen.includes(id))
  return (
    <div className="stack stack-wide timeline-page">
      <PageHeading
        above={<PatientBanner patient={patient} courseId={course.id} />}
        title="Timeline"
        purpose={timelineWordsEn}
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
        {page.mayWrite ? <Forms page={page} scene={scene} edit={address.edit} here={here} /> : null}
        {page.mayWrite ? (
          <form method="post" id={actsForm} hidden>
            <HiddenFields scene={scene} intent="act" />
          </form>
        ) : null}
        <TimelineTables page={page} scene={page.mayWrite ? scene : null} here={here} />
      </div>
      <PatientPrintFoot patient={patient} printed={printed} zone={header.timeZone} />
    </div>
  )
}

function Forms({
  page,
  scene,
  edit,
  here,
}: {
  page: TimelinePage
  scene: FormScene
  edit: string
  here: string
}) {
  const wanted = scene.intent === 'event' ? scene.typed['id'] : scene.typed['bar.id']
  const id = scene.intent === null ? edit : (wanted ?? '')
  const event: EventLine | null = page.events.find((each) => each.id === id) ?? null
  const stretch: StretchLine | null = page.stretches.find((each) => each.id === id) ?? null
  // What came back with the page is newer than what was kept of it before.
  const draft = (form: DraftLine['form']) => (scene.intent === form ? null : draftFor(page, form, id))
  const eventDraft = draft('event')
  const stretchDraft = draft('stretch')
  return (
    <Section title={event === null && stretch === null ? 'Add' : 'Change'} id="edit">
      <OtherDrafts page={page} shown={[eventDraft, stretchDraft]} here={here} />
      {stretch === null || scene.intent === 'event' ? (
        <Disclosure
          summary={event === null ? 'A life event' : `“${event.what}”`}
          open={event !== null || eventDraft !== null || scene.intent === 'event' || page.events.length === 0}
        >
          <EventForm scene={scene} event={event} draft={eventDraft} people={page.people} />
        </Disclosure>
      ) : null}
      {event === null || scene.intent === 'stretch' ? (
        <Disclosure
          summary={
            stretch === null
              ? 'Remembered severity, treatment, medication or hospital'
              : stretchInWords(stretch)
          }
          open={stretch !== null || stretchDraft !== null || scene.intent === 'stretch'}
        >
          <StretchForm scene={scene} stretch={stretch} draft={stretchDraft} />
        </Disclosure>
      ) : null}
      <Disclosure
        summary="How the depression runs: its beginning, and when it got worse"
        open={scene.intent === 'onset' || draft('onset') !== null}
      >
        <OnsetForm scene={scene} onset={page.onset} rowId={page.header.course.id} draft={draft('onset')} />
      </Disclosure>
    </Section>
  )
}

/** What was typed before into the form that is in sight: of the row that is changed, or of a new one. */
function draftFor(page: TimelinePage, form: DraftLine['form'], id: string): DraftLine | null {
  const all = page.drafts.filter((each) => each.form === form)
  if (form === 'onset') return all[0] ?? null
  const isKept = (rowId: string) => [...page.events, ...page.stretches].some((row) => row.id === rowId)
  if (id !== '' && isKept(id)) return all.find(({ rowId }) => rowId === id) ?? null
  return all.find(({ rowId }) => rowId === id) ?? all.find(({ rowId }) => !isKept(rowId)) ?? null
}

/** What else was typed and not sent, with the way back to it. */
function OtherDrafts({
  page,
  shown,
  here,
}: {
  page: TimelinePage
  shown: readonly (DraftLine | null)[]
  here: string
}) {
  const others = page.drafts.filter((draft) => draft.form !== 'onset' && !shown.includes(draft))
  return others.map(({ form, rowId, fields }) => {
    const what = fields['what'] ?? fields['bar.what'] ?? ''
    return (
      <Notice key={`${form}-${rowId}`} undo={<a href={`${here}?edit=${rowId}#edit`}>Go on with it</a>}>
        You typed something and did not send it{what === '' ? '' : `: “${what}”`}.
      </Notice>
    )
  })
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

/** A page that comes back from the past is read again. */
function useReadAgain() {
  useEffect(() => {
    const shown = (event: PageTransitionEvent) => {
      if (event.persisted) globalThis.location.reload()
    }
    addEventListener('pageshow', shown)
    return () => removeEventListener('pageshow', shown)
  }, [])
}
