import { useRef, useState } from 'react'

import { Button, SelectField, TextField } from '#ui/index.ts'

import { problemWords, sectorWords } from './inventory-words.ts'
import { sectors, type PersonFields, type Sector } from './person.ts'
import { sectorOfRelation } from './relation-sector.ts'

export type AddPersonProps = {
  /** The id that the form gives to who is added without scripts. */
  newId: string
  onAdd: (fields: Partial<PersonFields>) => void
  typed: Partial<Record<string, unknown>> | null
}

/** A name and a relation, and somebody is in the circle; everything else can wait. */
export function AddPerson({ newId, onAdd, typed }: AddPersonProps) {
  const [name, setName] = useState(textOf(typed?.['name']))
  const [relation, setRelation] = useState(textOf(typed?.['relation']))
  // Guessed from the relation until somebody picks one.
  const [picked, setPicked] = useState<Sector | null>(null)
  const [problem, setProblem] = useState<string | null>(typed === null ? null : 'inventory/name-missing')
  const form = useRef<HTMLFormElement>(null)
  const sector = picked ?? sectorOfRelation(relation)
  const add = (): void => {
    if (name.trim() === '') return setProblem('inventory/name-missing')
    onAdd({ name: name.trim(), relation: relation.trim(), sector })
    setName('')
    setRelation('')
    setPicked(null)
    setProblem(null)
    form.current?.querySelector('input')?.focus()
  }
  return (
    <form
      ref={form}
      method="post"
      className="add-person unprinted"
      aria-label="Add somebody"
      onSubmit={(event) => {
        event.preventDefault()
        add()
      }}
    >
      <input type="hidden" name="intent" value="add" />
      <input type="hidden" name="id" value={newId} />
      <TextField
        name="new-name"
        label="Who"
        autoComplete="off"
        maxLength={120}
        problem={problem === null ? undefined : problemWords(problem)}
        value={name}
        onChange={({ target }) => setName(target.value)}
      />
      <TextField
        name="new-relation"
        label="Relation"
        autoComplete="off"
        maxLength={80}
        value={relation}
        onChange={({ target }) => setRelation(target.value)}
      />
      <SelectField
        name="new-sector"
        label="Group"
        options={sectors.map((value) => ({ value, words: sectorWords[value] }))}
        value={sector}
        onChange={({ target }) => setPicked(sectors.find((one) => one === target.value) ?? null)}
      />
      <Button>Add to the circle</Button>
    </form>
  )
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : ''
}
