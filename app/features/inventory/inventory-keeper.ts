import type { DomainState, InventoryDomain } from '@kith/ipt'

import { waitAfterFailure, waitBeforeSave } from '#platform/http/save-pace.ts'
import type { NotTaken } from '#platform/http/send-json.ts'

import type { FieldChange, InventoryStep, StepAnswer } from './inventory-step.ts'
import { isSame, type FieldName, type FieldValue, type PersonFields, type StoredPerson } from './person.ts'

export type SendAnswer = { kind: 'answers'; answers: readonly StepAnswer[] } | NotTaken

export type KeeperState = {
  status: 'untouched' | 'saving' | 'saved' | 'not-saved'
  why: NotTaken['kind'] | null
}

/** What waits to be sent. Values of fields wait together, so that a word is sent and not each of its letters. */
type Waiting =
  | Exclude<InventoryStep, { kind: 'change' | 'domain' }>
  | { kind: 'change'; id: string; values: Map<FieldName, FieldValue> }
  | { kind: 'domain'; domain: InventoryDomain; to: DomainState }

export type InventoryKeeper = ReturnType<typeof keepInventory>

/**
 * Keeps the inventory stored while it is worked on. Each value is sent with those that this page knows it to have had,
 * so that what somebody else changed meanwhile comes back as a conflict and is not overwritten (SEC-063). The server
 * is the only store (SEC-028).
 */
export function keepInventory(settings: {
  people: readonly StoredPerson[]
  domains: Readonly<Record<InventoryDomain, DomainState>>
  send: (steps: readonly InventoryStep[], leaving: boolean) => Promise<SendAnswer>
  onAnswer: (step: InventoryStep, answer: StepAnswer) => void
  onState: (state: KeeperState) => void
}) {
  const { send, onAnswer, onState } = settings
  const known = new Map<string, unknown[]>()
  let waiting: Waiting[] = []
  let sending = 0
  let waitingSince: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  let why: KeeperState['why'] = null

  const learn = (key: string, value: unknown): void => {
    const values = known.get(key) ?? []
    if (!values.some((one) => isSame(one, value))) known.set(key, [...values, value].slice(-20))
  }
  const learnPerson = (person: StoredPerson): void => {
    for (const [field, value] of Object.entries(person)) learn(`${person.id}/${field}`, value)
  }
  settings.people.forEach(learnPerson)
  for (const [domain, state] of Object.entries(settings.domains)) learn(`domain/${domain}`, state)

  const say = (): void => {
    if (isStopped) return
    const isBusy = sending > 0 || waiting.length > 0
    onState({ status: why !== null ? 'not-saved' : isBusy ? 'saving' : 'saved', why })
  }
  const waitFor = (ms: number): void => {
    clearTimeout(timer)
    if (!isStopped) timer = setTimeout(() => push(false), ms)
  }
  const asStep = (one: Waiting): InventoryStep => {
    if (one.kind === 'domain') {
      return { ...one, known: (known.get(`domain/${one.domain}`) ?? ['open']) as DomainState[] }
    }
    if (one.kind !== 'change') return one
    const changes = [...one.values].map(([field, to]): FieldChange => ({
      field,
      to,
      known: (known.get(`${one.id}/${field}`) ?? [to]) as FieldValue[],
    }))
    return { kind: 'change', id: one.id, changes }
  }

  const push = (leaving: boolean): void => {
    clearTimeout(timer)
    // One batch at a time, so that steps arrive in their order; on leaving there is no later.
    if (isStopped || waiting.length === 0 || (sending > 0 && !leaving)) return
    const batch = waiting
    waiting = []
    waitingSince = null
    sending += 1
    const steps: InventoryStep[] = []
    for (const one of batch) {
      const step = asStep(one)
      steps.push(step)
      // Once it is sent it may be stored, whether or not its answer arrives.
      if (step.kind === 'change') for (const { field, to } of step.changes) learn(`${step.id}/${field}`, to)
      if (step.kind === 'domain') learn(`domain/${step.domain}`, step.to)
    }
    say()
    send(steps, leaving).then(
      (answer) => take(answer, steps, batch),
      () => take({ kind: 'failed' }, steps, batch),
    )
  }

  const take = (answer: SendAnswer, steps: readonly InventoryStep[], batch: Waiting[]): void => {
    sending -= 1
    if (answer.kind !== 'answers') {
      why = answer.kind
      if (answer.kind !== 'refused') waiting = [...batch, ...waiting]
      say()
      return answer.kind === 'refused' ? undefined : waitFor(waitAfterFailure)
    }
    why = null
    for (const [at, step] of steps.entries()) {
      const one = answer.answers[at]
      if (one === undefined) continue
      if (one.kind === 'refused') why = 'refused'
      if (one.kind === 'saved' && one.person !== null) learnPerson(one.person)
      onAnswer(step, one)
    }
    say()
    if (waiting.length > 0) waitFor(0)
  }

  const waitForMore = (isSoon: boolean): void => {
    const now = Date.now()
    waitingSince ??= now
    if (why !== null || sending > 0) return
    waitFor(isSoon ? 0 : waitBeforeSave(waitingSince, now))
  }

  const queue = (one: Waiting, isSoon: boolean): void => {
    if (why === 'refused') why = null
    waiting.push(one)
    say()
    waitForMore(isSoon)
  }

  return {
    change(id: string, field: FieldName, value: FieldValue): void {
      const last = waiting.findLast((one) => one.kind !== 'domain' && one.id === id)
      if (last?.kind !== 'change') return queue(changeOf(id, field, value), typeof value !== 'string')
      last.values.set(field, value)
      waitForMore(typeof value !== 'string')
    },
    add(id: string, fields: Partial<PersonFields>): void {
      queue({ kind: 'add', id, fields }, true)
    },
    setRemoved(id: string, isRemoved: boolean): void {
      queue({ kind: isRemoved ? 'remove' : 'restore', id }, true)
    },
    setDomain(domain: InventoryDomain, to: DomainState): void {
      queue({ kind: 'domain', domain, to }, true)
    },
    /** After a conflict: whoever works here has seen that value. */
    hasSeen(id: string, field: FieldName, value: FieldValue): void {
      learn(`${id}/${field}`, value)
    },
    /** The fields of a person that are newer here than any answer. */
    waitingFor(id: string): readonly FieldName[] {
      return waiting.flatMap((one) => (one.kind === 'change' && one.id === id ? [...one.values.keys()] : []))
    },
    flush: push,
    hasUnsaved: () => !isStopped && (waiting.length > 0 || sending > 0),
    stop(): void {
      isStopped = true
      clearTimeout(timer)
    },
  }
}

function changeOf(id: string, field: FieldName, value: FieldValue): Waiting {
  return { kind: 'change', id, values: new Map([[field, value]]) }
}
