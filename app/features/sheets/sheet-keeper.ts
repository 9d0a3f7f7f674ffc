import { waitAfterFailure, waitBeforeSave } from '#platform/http/save-pace.ts'
import type { NotTaken } from '#platform/http/send-json.ts'

import type { SheetChange, SheetConflict, SheetSaved, SheetValues } from './sheet.ts'

export type SendAnswer = ({ kind: 'saved' } & SheetSaved) | NotTaken

export type KeeperState = {
  status: 'untouched' | 'saving' | 'saved' | 'not-saved'
  why: Exclude<NotTaken['kind'], 'refused'> | null
  savedAt: string | null
  /** Fields that wait for a choice between two values; nothing of them is sent until then (SEC-063). */
  conflicts: readonly SheetConflict[]
  /** Fields whose text is not taken however often it is sent; each waits until it is changed. */
  refused: readonly string[]
}

export type SheetKeeper = ReturnType<typeof keepSheet>

const rememberedValues = 20

/**
 * Keeps a sheet stored while it is filled in. Each field is sent with the values that this page knows it to have had,
 * so that what somebody else wrote meanwhile comes back as a choice and is not overwritten (SEC-063). The server is
 * the only store (SEC-028).
 */
export function keepSheet(settings: {
  start: SheetValues
  send: (changes: readonly SheetChange[], leaving: boolean) => Promise<SendAnswer>
  onState: (state: KeeperState) => void
  /** Fields that others have changed, and that are not being changed here. */
  onTheirs: (values: SheetValues) => void
}) {
  const { start, send, onState, onTheirs } = settings
  const known = new Map(Object.entries(start).map(([name, value]) => [name, [value]]))
  const shown = new Map(Object.entries(start))
  let waiting = new Map<string, string>()
  let sending = 0
  let waitingSince: number | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  let isStopped = false
  // Fields of a save that was refused as a whole go one by one, so that one of them keeps no other from being stored.
  const alone = new Set<string>()
  let state: KeeperState = { status: 'untouched', why: null, savedAt: null, conflicts: [], refused: [] }
  const waitingForSaved: (() => void)[] = []

  const learn = (name: string, value: string): void => {
    const values = known.get(name) ?? ['']
    if (!values.includes(value)) known.set(name, [...values, value].slice(-rememberedValues))
  }
  const say = (change: Partial<KeeperState>): void => {
    state = { ...state, ...change }
    const isBusy = sending > 0 || waiting.size > 0
    if (change.status === undefined && state.status !== 'untouched') {
      const isHeld = state.why !== null || state.refused.length > 0
      state = { ...state, status: isHeld ? 'not-saved' : isBusy ? 'saving' : 'saved' }
    }
    if (!isStopped) onState(state)
  }
  const waitFor = (ms: number): void => {
    clearTimeout(timer)
    if (!isStopped) timer = setTimeout(() => push(false), ms)
  }
  const inConflict = (name: string) => state.conflicts.some((one) => one.name === name)

  const nextBatch = (): Map<string, string> => {
    const together = [...waiting].filter(([name]) => !alone.has(name))
    const batch = new Map(together.length > 0 ? together : [...waiting].slice(0, 1))
    waiting = new Map([...waiting].filter(([name]) => !batch.has(name)))
    return batch
  }

  const push = (leaving: boolean): void => {
    clearTimeout(timer)
    // One batch at a time, so that values arrive in their order; on leaving there is no later.
    if (isStopped || (sending > 0 && !leaving)) return
    while (waiting.size > 0) {
      sendBatch(leaving)
      if (!leaving) return
    }
  }

  const sendBatch = (leaving: boolean): void => {
    const batch = nextBatch()
    waitingSince = null
    sending += 1
    const changes = [...batch].map(([name, to]) => ({ name, to, known: [...(known.get(name) ?? [''])] }))
    // Once it is sent it may be stored, whether or not its answer arrives.
    for (const [name, to] of batch) learn(name, to)
    say({ status: state.why === null ? 'saving' : 'not-saved' })
    send(changes, leaving).then(
      (answer) => take(answer, batch),
      () => take({ kind: 'failed' }, batch),
    )
  }

  const take = (answer: SendAnswer, batch: Map<string, string>): void => {
    sending -= 1
    if (answer.kind === 'refused') return takeApart(batch)
    if (answer.kind !== 'saved') {
      waiting = new Map([...batch, ...waiting])
      say({ status: 'not-saved', why: answer.kind })
      return waitFor(waitAfterFailure)
    }
    for (const name of batch.keys()) alone.delete(name)
    const fresh = answer.conflicts.filter(({ name }) => !inConflict(name))
    for (const { name } of fresh) waiting.delete(name)
    const theirs: Record<string, string> = {}
    for (const [name, value] of Object.entries(answer.values)) {
      const isOurs = waiting.has(name) || batch.has(name) || inConflict(name) || state.refused.includes(name)
      if (isOurs || (shown.get(name) ?? '') === value || fresh.some((one) => one.name === name)) continue
      learn(name, value)
      shown.set(name, value)
      theirs[name] = value
    }
    if (Object.keys(theirs).length > 0) onTheirs(theirs)
    say({ why: null, savedAt: answer.savedAt, conflicts: [...state.conflicts, ...fresh] })
    goOn()
  }

  const takeApart = (batch: Map<string, string>): void => {
    const [[name] = ['']] = batch
    const isOne = batch.size === 1
    for (const each of batch.keys()) alone.add(each)
    if (!isOne) waiting = new Map([...batch, ...waiting])
    // What was typed into it meanwhile is tried by itself.
    const refused = isOne && !waiting.has(name) ? [...state.refused, name] : state.refused
    say({ why: null, refused })
    goOn()
  }

  const goOn = (): void => {
    if (waiting.size > 0) return waitFor(0)
    for (const resolve of waitingForSaved.splice(0)) resolve()
  }

  const queue = (name: string, value: string, isSoon: boolean): void => {
    shown.set(name, value)
    // It waits for a choice; until then nothing of this field is sent.
    if (inConflict(name)) return
    waiting.set(name, value)
    const now = Date.now()
    waitingSince ??= now
    const refused = state.refused.filter((one) => one !== name)
    say({ status: state.why === null ? 'saving' : 'not-saved', refused })
    if (state.why !== null || sending > 0) return
    waitFor(isSoon ? 0 : waitBeforeSave(waitingSince, now))
  }

  const hasUnsaved = () => !isStopped && (waiting.size > 0 || sending > 0)

  return {
    /** A field was changed. `isChosen`: picked, not typed, so that there is no next letter to wait for. */
    changed(name: string, value: string, isChosen = false): void {
      if ((shown.get(name) ?? '') !== value) queue(name, value, isChosen)
    },
    /** After a conflict. Answers the value that the field is to show. */
    settle(conflict: SheetConflict, which: 'mine' | 'theirs'): string {
      const { name, theirs } = conflict
      learn(name, theirs)
      say({ conflicts: state.conflicts.filter((one) => one.name !== name) })
      const mine = shown.get(name) ?? ''
      shown.set(name, theirs)
      if (which === 'mine' && mine !== theirs) queue(name, mine, true)
      return which === 'mine' ? mine : theirs
    },
    flush: push,
    /** Resolves once nothing waits to be stored. */
    saved(): Promise<void> {
      if (waiting.size === 0 && sending === 0) return Promise.resolve()
      return new Promise((resolve) => {
        waitingForSaved.push(resolve)
        push(false)
      })
    },
    hasUnsaved,
    /** What is on this page alone: not stored yet, not taken, or waiting for a choice. */
    holdsSomething: () => hasUnsaved() || state.conflicts.length > 0 || state.refused.length > 0,
    stop(): void {
      isStopped = true
      clearTimeout(timer)
    },
  }
}
