import { domainNamesEn, type DomainState, type InventoryDomain } from '@kith/ipt'
import { useCallback, useEffect, useRef, useState } from 'react'

import { watchPage } from '#ui/index.ts'
import { newId } from '#platform/ids.ts'

import type { InventoryFormAnswer } from './answer-inventory-form.server.ts'
import { keepInventory, type InventoryKeeper, type KeeperState } from './inventory-keeper.ts'
import type { InventoryStep, StepAnswer } from './inventory-step.ts'
import type { InventoryVersion } from './inventory-version.ts'
import { closenessWords, domainStateWords, fieldWords } from './inventory-words.ts'
import { emptyPerson, nameOf, type FieldName, type PersonFields, type StoredPerson } from './person.ts'
import { sendSteps } from './send-steps.ts'

/** A value that was changed in another place too: both are kept until somebody chooses. */
export type FieldConflict = { id: string; field: FieldName; theirs: StoredPerson[FieldName] }

type Undo = { words: string; run: () => void }
type Kept = {
  people: readonly StoredPerson[]
  domains: Readonly<Record<InventoryDomain, DomainState>>
  problems: Readonly<Record<string, string>>
  conflicts: readonly FieldConflict[]
}

export type InventoryWork = ReturnType<typeof useInventory>

/** The inventory as it is worked on: what is on screen, what waits to be stored, and the way back. */
export function useInventory(address: string, start: InventoryVersion, answer: InventoryFormAnswer | null) {
  const [kept, setKept] = useState<Kept>(() => startingFrom(start, answer))
  const [saving, setSaving] = useState<(KeeperState & { at: string }) | null>(null)
  const [said, setSaid] = useState('')
  const [undos, setUndos] = useState<readonly Undo[]>([])
  const keeper = useRef<InventoryKeeper | null>(null)
  const latest = useRef(kept)
  const from = useRef(start)

  const set = useCallback((change: (kept: Kept) => Kept) => {
    latest.current = change(latest.current)
    setKept(latest.current)
  }, [])

  useEffect(() => {
    const kept = keepInventory({
      ...from.current,
      send: (steps, leaving) => sendSteps(address, steps, leaving),
      onAnswer: (step, answer) => set((now) => answered(now, step, answer, (id) => kept.waitingFor(id))),
      onState: (state) => setSaving({ ...state, at: new Date().toISOString() }),
    })
    keeper.current = kept
    const stopWatching = watchPage({
      flush: kept.flush,
      holdsSomething: () => {
        // What waits for a choice, or for a name, is on this page alone.
        const { conflicts, problems } = latest.current
        return conflicts.length > 0 || Object.keys(problems).length > 0 || kept.hasUnsaved()
      },
    })
    return () => {
      stopWatching()
      kept.flush(true)
      kept.stop()
    }
  }, [address, set])

  const personOf = (id: string) => latest.current.people.find((one) => one.id === id)
  const remember = (words: string, run: () => void) => setUndos((all) => [...all.slice(-49), { words, run }])
  const put = <Field extends FieldName>(id: string, field: Field, value: PersonFields[Field]): void => {
    set((now) => ({
      ...now,
      people: now.people.map((one) => (one.id === id ? { ...one, [field]: value } : one)),
      problems: without(now.problems, `${id}/${field}`),
    }))
    // A conflict waits for a choice; until then nothing of this field is sent.
    if (!latest.current.conflicts.some((one) => one.id === id && one.field === field)) {
      keeper.current?.change(id, field, value)
    }
  }

  /** `isTyped`: the browser itself takes letters back in a field, so the page does not. */
  function change<Field extends FieldName>(id: string, field: Field, value: PersonFields[Field]): void {
    const person = personOf(id)
    if (person === undefined) return
    const before = person[field]
    put(id, field, readable(value))
    if (typeof value === 'string' && !chosen.has(field)) return
    remember(`${fieldWords[field]} of ${nameOf(person)}`, () => put(id, field, before))
  }
  function move(id: string, closeness: number | null): void {
    const person = personOf(id)
    if (person === undefined || person.closenessNow === closeness) return
    change(id, 'closenessNow', closeness)
  }
  function add(typed: Partial<PersonFields>): string {
    const id = newId()
    const fields = Object.fromEntries(
      Object.entries(typed).map(([field, value]) => [field, readable(value)]),
    ) as Partial<PersonFields>
    const person: StoredPerson = { ...emptyPerson, ...fields, id, died: null, removed: false }
    set((now) => ({ ...now, people: [...now.people, person] }))
    keeper.current?.add(id, fields)
    setSaid(`${nameOf(person)} added, ${closenessWords(person.closenessNow)}`)
    remember(`${nameOf(person)} added`, () => setRemoved(id, true))
    return id
  }
  function setRemoved(id: string, isRemoved: boolean): void {
    set((now) => ({
      ...now,
      people: now.people.map((one) => (one.id === id ? { ...one, removed: isRemoved } : one)),
    }))
    keeper.current?.setRemoved(id, isRemoved)
  }
  function remove(id: string): void {
    const person = personOf(id)
    if (person === undefined) return
    setRemoved(id, true)
    setSaid(`${nameOf(person)} taken out of the circle`)
    remember(`${nameOf(person)} taken out`, () => setRemoved(id, false))
  }
  function putDomain(domain: InventoryDomain, to: DomainState): void {
    set((now) => ({ ...now, domains: { ...now.domains, [domain]: to } }))
    keeper.current?.setDomain(domain, to)
  }
  function setDomain(domain: InventoryDomain, to: DomainState): void {
    const before = latest.current.domains[domain]
    putDomain(domain, to)
    remember(`${domainNamesEn[domain]}: ${domainStateWords[to]}`, () => putDomain(domain, before))
  }
  function settle({ id, field, theirs }: FieldConflict, which: 'mine' | 'theirs'): void {
    keeper.current?.hasSeen(id, field, theirs)
    const mine = personOf(id)?.[field]
    set((now) => ({ ...now, conflicts: now.conflicts.filter((one) => one.id !== id || one.field !== field) }))
    const value = which === 'mine' ? mine : theirs
    if (value !== undefined) put(id, field, value)
  }
  /** With the names hidden, nobody is named aloud either. */
  function undo(namesHidden: boolean): void {
    const last = undos.at(-1)
    if (last === undefined) return setSaid('Nothing to undo')
    last.run()
    setUndos(undos.slice(0, -1))
    setSaid(namesHidden ? 'Undone' : `Undone: ${last.words}`)
  }

  return {
    ...kept,
    people: kept.people.filter(({ removed }) => !removed),
    saving,
    said,
    speak: setSaid,
    lastUndo: undos.at(-1)?.words ?? null,
    change,
    move,
    add,
    remove,
    setDomain,
    settle,
    undo,
  }
}

/** What came back with a form is in its fields again; what stands in the way beside it. */
function startingFrom({ people, domains }: InventoryVersion, answer: InventoryFormAnswer | null): Kept {
  if (answer === null) return { people, domains, problems: {}, conflicts: [] }
  const { person: id, typed, problems, conflict } = answer
  const withTyped = (one: StoredPerson) =>
    one.id === id ? { ...one, ...(typed as Partial<PersonFields>) } : one
  return {
    people: people.map(withTyped),
    domains,
    problems: Object.fromEntries(Object.entries(problems).map(([field, code]) => [`${id}/${field}`, code])),
    conflicts: (conflict?.fields ?? []).flatMap((field) =>
      conflict === null ? [] : [{ id, field, theirs: conflict.person[field] }],
    ),
  }
}

// What no database takes and nobody types (SEC-037).
function readable<Value>(value: Value): Value {
  return typeof value === 'string' ? (value.replaceAll('\0', '').toWellFormed() as Value) : value
}

// Picked from a list, not typed: the browser has no way back for them.
const chosen = new Set<FieldName>(['sector', 'life'])

/** What the server says to a step. What is newer here, not kept, or waits for a choice stays as it is on screen. */
function answered(
  now: Kept,
  step: InventoryStep,
  answer: StepAnswer,
  waitingFor: (id: string) => readonly FieldName[],
): Kept {
  if (answer.kind === 'invalid' && step.kind !== 'domain') {
    const problems = Object.entries(answer.fields).map(([field, code]) => [`${step.id}/${field}`, code])
    return { ...now, problems: { ...now.problems, ...Object.fromEntries(problems) } }
  }
  if (answer.kind === 'domain-conflict') {
    return { ...now, domains: { ...now.domains, [answer.domain]: answer.state } }
  }
  if (answer.kind !== 'saved' && answer.kind !== 'conflict') return now
  const { person } = answer
  if (person === null) return now
  const clashing = answer.kind === 'conflict' ? answer.fields : []
  const conflicts = [
    ...now.conflicts.filter((one) => one.id !== person.id || !clashing.includes(one.field)),
    ...clashing.map((field) => ({ id: person.id, field, theirs: person[field] })),
  ]
  const own = new Set<string>([
    ...waitingFor(person.id),
    ...conflicts.filter(({ id }) => id === person.id).map(({ field }) => field),
    ...Object.keys(now.problems)
      .filter((key) => key.startsWith(`${person.id}/`))
      .map((key) => key.slice(person.id.length + 1)),
  ])
  const merged = (mine: StoredPerson): StoredPerson => ({
    ...person,
    ...Object.fromEntries(Object.entries(mine).filter(([field]) => own.has(field))),
    removed: mine.removed,
  })
  return {
    ...now,
    conflicts,
    people: now.people.map((mine) => (mine.id === person.id ? merged(mine) : mine)),
  }
}

function without(problems: Readonly<Record<string, string>>, key: string) {
  return Object.fromEntries(Object.entries(problems).filter(([one]) => one !== key))
}
