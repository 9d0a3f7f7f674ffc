import { DataTable, type Column } from '#ui/index.ts'

import { closenessWords, markWords, sectorWords, unsureWords } from './inventory-words.ts'
import { expectationsOf, type StoredPerson } from './person.ts'

export type PeopleTableProps = {
  people: readonly StoredPerson[]
  labels: ReadonlyMap<string, string>
  namesHidden: boolean
  onOpen: (id: string) => void
}

/** The circle as a table. With the names hidden it says what the circle shows, and nothing that was told. */
export function PeopleTable({ people, labels, namesHidden, onOpen }: PeopleTableProps) {
  const shown: Column<StoredPerson>[] = [
    {
      key: 'who',
      head: 'Who',
      isRowHead: true,
      cell: (one) =>
        namesHidden ? (
          labels.get(one.id)
        ) : (
          <>
            <a
              href={`?person=${one.id}`}
              onClick={(event) => {
                event.preventDefault()
                onOpen(one.id)
              }}
            >
              {labels.get(one.id)}
            </a>{' '}
            <span className="quiet">{one.relation}</span>
          </>
        ),
    },
    { key: 'sector', head: 'Group', cell: (one) => sectorWords[one.sector] },
    { key: 'now', head: 'Closeness', cell: (one) => closenessCell(one, namesHidden) },
    { key: 'mark', head: 'Marked', cell: (one) => markWords(one) },
  ]
  const told: Column<StoredPerson>[] = [
    {
      key: 'match',
      head: 'Expectations match',
      cell: (one) => {
        const expectations = expectationsOf(one)
        return expectations === null ? '' : unsureWords[expectations.reciprocal]
      },
    },
    { key: 'wish', head: 'Wished-for change', cell: (one) => one.wishedChange },
  ]
  return (
    <DataTable
      caption="Nearest first"
      columns={namesHidden ? shown : [...shown, ...told]}
      rows={people.toSorted((a, b) => (b.closenessNow ?? -1) - (a.closenessNow ?? -1))}
      rowKey={({ id }) => id}
      empty={<p className="quiet">Nobody is in the circle yet.</p>}
    />
  )
}

function closenessCell({ closenessNow, closenessBefore }: StoredPerson, namesHidden: boolean): string {
  const now = closenessWords(closenessNow)
  return namesHidden || closenessBefore === null ? now : `${now}; before ${closenessBefore}`
}
