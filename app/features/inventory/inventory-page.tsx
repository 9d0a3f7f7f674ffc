import { inventoryGaps, safeguardingPrompt } from '@kith/ipt'
import { useMemo, useRef, useState } from 'react'

import { PatientBanner, PatientPrintFoot } from '#features/courses/index.ts'
import {
  Banner,
  Button,
  EmptyState,
  Notice,
  PageHeading,
  SaveState,
  Section,
  WithoutScripts,
  instantInWords,
  notSavedWords,
  type Printed,
} from '#ui/index.ts'

import type { InventoryFormAnswer } from './answer-inventory-form.server.ts'
import { AddPerson } from './add-person.tsx'
import { Circle } from './circle.tsx'
import { narrowPaper, widePaper } from './circle-layout.ts'
import { drawnPeople, labelsOf } from './circle-people.ts'
import { ComparePart } from './compare-part.tsx'
import { DomainList } from './domain-list.tsx'
import './inventory.css'
import { asInventory } from './inventory-version.ts'
import { closenessWords, sessionName } from './inventory-words.ts'
import { MarkLegend } from './mark-legend.tsx'
import { PeopleTable } from './people-table.tsx'
import { PersonForm } from './person-form.tsx'
import type { InventoryPage } from './read-inventory-page.server.ts'
import { saveDrawing } from './save-drawing.ts'
import { SpeaksFor } from './speaks-for.tsx'
import { useInventory } from './use-inventory.ts'
import { useUndoKey } from './use-undo-key.ts'

/** What the address of the page asks for. */
export type InventoryAddress = {
  namesHidden: boolean
  /** Somebody to be opened. */
  person: string
  /** Somebody who was just taken out, and can be brought back. */
  removed: string
}

export type InventoryViewProps = {
  page: InventoryPage
  address: InventoryAddress
  /** What a form brought back that was sent without scripts. */
  answer: InventoryFormAnswer | null
  newId: string
  printed: Printed
}

/** The people in the patient's life: the circle, one by one, and the eleven domains. */
export function InventoryView({ page, address, answer, newId, printed }: InventoryViewProps) {
  const { header, mayWrite, current } = page
  const { course, patient, timeZone: zone } = header
  const here = `/courses/${course.id}/inventory`
  const focusAddress = `/courses/${course.id}/focus`
  const work = useInventory(`${here}/steps`, current, answer)
  const [open, setOpen] = useState<string | null>(answer?.person ?? (address.person || null))
  const [isHiding, setHiding] = useState(address.namesHidden)
  const figure = useRef<HTMLElement>(null)
  useUndoKey(() => work.undo(isHiding))
  const { people, domains } = work
  const version = useMemo(() => ({ session: current.session, people, domains }), [current, people, domains])
  const labels = useMemo(() => labelsOf(version, isHiding), [version, isHiding])
  const drawn = useMemo(() => drawnPeople(people, labels), [people, labels])
  const person = people.find(({ id }) => id === open)
  const move = (id: string, closeness: number): void => {
    work.move(id, closeness)
    work.speak(`${labels.get(id)}: ${closenessWords(closeness)}`)
  }
  const save = (kind: 'svg' | 'png'): void => {
    const svg = [...(figure.current?.querySelectorAll('svg') ?? [])].find((one) => one.clientWidth > 0)
    if (svg !== undefined) {
      saveDrawing(svg, kind, 'closeness-circle').catch(() => work.speak('The picture could not be saved'))
    }
  }
  return (
    <div className="stack stack-wide inventory">
      <PageHeading
        above={<PatientBanner patient={patient} courseId={course.id} />}
        title="Inventory"
        purpose={`The people in your patient’s life, ${current.session === 0 ? '' : 'as of '}${sessionName(current.session)}`}
      />
      <Safeguarding version={version} />
      <Section title="Closeness circle" actions={<SaveState {...saveStateOf(work.saving, zone)} />}>
        {mayWrite ? (
          <AddPerson
            newId={newId}
            typed={person === undefined ? (answer?.typed ?? null) : null}
            onAdd={(fields) => {
              work.add(fields)
            }}
          />
        ) : null}
        <BringBack removed={address.removed} />
        <div className="row unprinted needs-scripts inventory-tools">
          {mayWrite ? (
            <Button
              type="button"
              tone="quiet"
              onClick={() => work.undo(isHiding)}
              disabled={work.lastUndo === null}
            >
              Undo
              <span className="spoken">{work.lastUndo === null || isHiding ? '' : `: ${work.lastUndo}`}</span>
            </Button>
          ) : null}
          <Button type="button" tone="quiet" aria-pressed={isHiding} onClick={() => setHidingIn(!isHiding)}>
            Hide names
          </Button>
          <Button type="button" tone="quiet" onClick={() => save('svg')}>
            Save as SVG
          </Button>
          <Button type="button" tone="quiet" onClick={() => save('png')}>
            Save as PNG
          </Button>
          <Button type="button" tone="quiet" onClick={() => window.print()}>
            Print
          </Button>
        </div>
        <WithoutScripts>
          <p className="unprinted">
            <a href={isHiding ? here : `${here}?names=hidden`}>{isHiding ? 'Show names' : 'Hide names'}</a>
          </p>
        </WithoutScripts>
        <div className={person === undefined ? 'inventory-room' : 'inventory-room with-person'}>
          <figure ref={figure} className="circle-frame">
            {people.length === 0 ? (
              <EmptyState title="Nobody is in the circle yet">
                Add the people who matter now: a name and how they are related is enough. Then place each as
                near as your patient feels them to be.
              </EmptyState>
            ) : (
              <>
                <p id="circle-how" className="circle-how quiet unprinted needs-scripts">
                  {mayWrite
                    ? 'Drag somebody nearer or further, or use the arrow keys. Press somebody, or Enter, to open them.'
                    : 'Press somebody, or Enter, to open them.'}
                </p>
                <div className="circle-wide">
                  <Circle {...circleProps(widePaper)} />
                </div>
                <div className="circle-narrow">
                  <Circle {...circleProps(narrowPaper)} />
                </div>
                <MarkLegend />
              </>
            )}
          </figure>
          {person === undefined || isHiding ? null : (
            <PersonForm
              key={person.id}
              person={person}
              stored={current.people.find(({ id }) => id === person.id)}
              work={work}
              mayWrite={mayWrite}
              focusAddress={focusAddress}
              closeAddress={here}
              onClose={close}
            />
          )}
        </div>
        <p className="spoken" role="status" data-said>
          {work.said}
        </p>
      </Section>
      <SpeaksFor version={version} labels={labels} focusAddress={focusAddress} />
      <Section title="The same as a table">
        <PeopleTable people={people} labels={labels} namesHidden={isHiding} onOpen={openPerson} />
      </Section>
      <ComparePart comparison={page.comparison} sessions={page.sessions} namesHidden={isHiding} />
      <Section title="Eleven domains">
        <Gaps version={version} />
        <DomainList work={work} mayWrite={mayWrite} />
      </Section>
      <PatientPrintFoot patient={patient} printed={printed} zone={zone} />
    </div>
  )

  function circleProps(paper: typeof widePaper) {
    return {
      people: drawn,
      paper,
      title: `Closeness circle with ${people.length} ${people.length === 1 ? 'person' : 'people'}`,
      chosen: open,
      onMove: mayWrite ? move : undefined,
      onOpen: openPerson,
    }
  }
  function openPerson(id: string): void {
    setOpen(id)
  }
  function close(): void {
    const mark = [...document.querySelectorAll<SVGGElement>('.circle-person.is-chosen')]
    setOpen(null)
    mark.find((one) => one.getBoundingClientRect().width > 0)?.focus()
  }
  // Kept in the address, so that a reload does not show the names to whoever looks on.
  function setHidingIn(isHidden: boolean): void {
    setHiding(isHidden)
    work.speak(isHidden ? 'Names are hidden' : 'Names are shown')
    if (isHidden) setOpen(null)
    const address = new URL(window.location.href)
    if (isHidden) address.searchParams.set('names', 'hidden')
    else address.searchParams.delete('names')
    window.history.replaceState(window.history.state, '', address)
  }
}

/** Without scripts the way back is a form; with them, Undo. */
function BringBack({ removed }: { removed: string }) {
  if (removed === '') return null
  return (
    <Notice
      undo={
        <form method="post">
          <input type="hidden" name="intent" value="restore" />
          <input type="hidden" name="id" value={removed} />
          <Button tone="plain">Bring back</Button>
        </form>
      }
    >
      Taken out of the circle.
    </Notice>
  )
}

type Version = Parameters<typeof asInventory>[0]

function Safeguarding({ version }: { version: Version }) {
  const prompt = safeguardingPrompt(asInventory(version))
  if (prompt === null) return null
  return (
    <Banner tone="urgent" announced title="Somebody may not be safe">
      <p>{prompt.words}</p>
    </Banner>
  )
}

function Gaps({ version }: { version: Version }) {
  const gaps = inventoryGaps(asInventory(version))
  const domains = gaps.filter(({ gap }) => gap === 'domain').length
  const people = gaps.length - domains
  if (gaps.length === 0) return <p>Every domain was looked at, and expectations were asked about.</p>
  return (
    <p className="quiet">
      {domains === 0 ? null : `${domains} of 11 domains still to look at. `}
      {people === 0
        ? null
        : `Expectations not asked about for ${people} close ${people === 1 ? 'person' : 'people'}.`}
    </p>
  )
}

function saveStateOf(state: ReturnType<typeof useInventory>['saving'], zone: string) {
  if (state === null || state.status === 'untouched') return { state: 'untouched' } as const
  if (state.status === 'saving') return { state: 'saving' } as const
  if (state.status === 'saved') return { state: 'saved', at: instantInWords(state.at, zone, 'time') } as const
  if (state.why === 'refused') {
    // What was drawn and not taken is not sent again: the picture on the page may differ from the one that is stored.
    return { state: 'not-saved', why: 'this was not taken. Reload the page to see what is stored' } as const
  }
  return { state: 'not-saved', why: notSavedWords[state.why ?? 'failed'] } as const
}
