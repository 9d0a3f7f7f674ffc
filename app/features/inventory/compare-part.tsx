import { useMemo } from 'react'

import { Button, Section, SelectField } from '#ui/index.ts'

import { Circle } from './circle.tsx'
import { drawnPeople, labelsOf } from './circle-people.ts'
import { halfPaper } from './circle-layout.ts'
import { closenessWords, sessionName } from './inventory-words.ts'
import type { Comparison } from './read-inventory-page.server.ts'

export type ComparePartProps = {
  comparison: Comparison | null
  sessions: readonly number[]
  namesHidden: boolean
}

/** Two versions side by side, and what moved: as arrows, and in words. */
export function ComparePart({ comparison, sessions, namesHidden }: ComparePartProps) {
  const sides = useMemo(() => {
    if (comparison === null) return null
    const { from, to } = comparison
    const labels = new Map([...labelsOf(from, namesHidden), ...labelsOf(to, namesHidden)])
    const before = from.people.flatMap(({ id, closenessNow }) =>
      closenessNow === null ? [] : [[id, closenessNow] as const],
    )
    return {
      labels,
      from: drawnPeople(from.people, labels),
      to: drawnPeople(to.people, labels),
      before: new Map(before),
    }
  }, [comparison, namesHidden])
  if (comparison === null || sides === null) {
    return (
      <Section title="First and last">
        <p className="quiet">
          Each session in which the inventory changes keeps its own version. From the second one on, the first
          and the last stand here side by side.
        </p>
      </Section>
    )
  }
  const { from, to } = comparison
  const options = sessions.map((number) => ({ value: String(number), words: sessionName(number) }))
  return (
    <Section title={`From ${sessionName(from.session)} to ${sessionName(to.session)}`}>
      {sessions.length > 2 ? (
        <form method="get" className="row row-fields unprinted">
          <SelectField name="from" label="From" options={options} defaultValue={String(from.session)} />
          <SelectField name="to" label="To" options={options} defaultValue={String(to.session)} />
          <Button tone="quiet">Compare</Button>
        </form>
      ) : null}
      <div className="circle-pair">
        <figure>
          <figcaption>{sessionName(from.session)}</figcaption>
          <Circle people={sides.from} paper={halfPaper} title={`Circle ${sessionName(from.session)}`} />
        </figure>
        <figure>
          <figcaption>{sessionName(to.session)}; an arrow leads from where somebody stood</figcaption>
          <Circle
            people={sides.to}
            paper={halfPaper}
            title={`Circle ${sessionName(to.session)}`}
            before={sides.before}
          />
        </figure>
      </div>
      <ChangeWords comparison={comparison} labels={sides.labels} />
    </Section>
  )
}

function ChangeWords({
  comparison: { change },
  labels,
}: {
  comparison: Comparison
  labels: ReadonlyMap<string, string>
}) {
  const name = (id: string) => labels.get(id) ?? 'somebody'
  const lines = [
    ...change.moves
      .filter((move) => move.change === 'nearer' || move.change === 'further')
      .map(
        ({ person, change: way, closeness: [was, is] }) =>
          `${name(person)} is ${way}: ${closenessWords(was)}, then ${closenessWords(is)}.`,
      ),
    ...change.moves.filter(({ died }) => died).map(({ person }) => `${name(person)} has died.`),
    ...change.moves
      .filter((move) => move.disputeMarker !== 'same')
      .map(({ person, disputeMarker }) =>
        disputeMarker === 'gone'
          ? `With ${name(person)}, expectations match or can be negotiated now.`
          : `With ${name(person)}, expectations no longer match and cannot be negotiated.`,
      ),
    ...change.arrived.map((person) => `${name(person)} has come into the circle.`),
    ...change.noLongerNamed.map((person) => `${name(person)} is no longer in it.`),
  ]
  if (lines.length === 0) return <p>Nobody moved.</p>
  return (
    <ul>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
