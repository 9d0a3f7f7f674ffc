import type { Duplex } from 'node:stream'

import type { PostgresPool, PostgresPoolClient } from 'kysely'
import type pg from 'pg'

// A kept plan takes memory in its connection's process; these hold every statement of Kith's busy pages.
const mostPlans = 100
const mostSeen = 500

const nothing = Promise.resolve({ command: 'SELECT', rowCount: 0, rows: [] })

// feature_not_supported: a newer Kith has migrated the table under a plan that was kept.
const changed = '0A000'

// in_failed_sql_transaction: an earlier statement of the transaction failed, and that one is to blame.
const afterFailure = '25P02'

/** Stands before a write whose answer nobody waits for. */
export const alongMark = '/* along */ '

// What takes planning: all that reads or writes rows.
const isPlanned = /^(\/\* along \*\/)?\s*(with|select|insert|update|delete)\s/i

// What opens a transaction and says who asks. Nothing is read from the answers.
const opening = /^(begin$|set local role |select set_config\()/

/** What is asked in one breath goes out in one write: each wakes the database's process. */
function inOneWrite(client: pg.PoolClient): () => void {
  // The driver has no name for it; without it, each statement is a write of its own.
  const { stream } = (client as unknown as { connection?: { stream?: Partial<Duplex> } }).connection ?? {}
  let isHeld = false
  return () => {
    if (isHeld || stream?.cork === undefined || stream.uncork === undefined) return
    isHeld = true
    stream.cork()
    process.nextTick(() => {
      isHeld = false
      stream.uncork?.()
    })
  }
}

/**
 * A pool that spares the waits and the planning of short transactions (docs/performance.md). Its connections keep the
 * plans of what they are asked again: behind the clinic wall a statement costs more to plan than to run. And what opens
 * a transaction is sent together with the first statement in it. Should an opening fail, the transaction is broken or
 * the connection lost, so that statement fails too; without a clinic set, it would find no row and could write none.
 * A write that is marked is sent with what comes next, at the latest with the commit. If it fails, what comes next
 * fails with its error, the commit included: nothing of the transaction is stored.
 *
 * The pool's connections must be made with `pipeline`.
 */
export function promptPool(pool: pg.Pool): PostgresPool {
  const prompt = new WeakMap<pg.PoolClient, PostgresPoolClient>()
  return {
    options: pool.options,
    async connect() {
      const client = await pool.connect()
      const known = prompt.get(client) ?? promptClient(client)
      prompt.set(client, known)
      return known
    },
    end: () => pool.end(),
  }
}

function promptClient(client: pg.PoolClient): PostgresPoolClient {
  const plans = namesOfPlans()
  const holdWrites = inOneWrite(client)
  let failure: unknown = null
  const query = (text: string, values: readonly unknown[]) => {
    const name = isPlanned.test(text) ? plans.nameOf(text) : null
    if (text === 'begin') failure = null
    holdWrites()
    const answer = client.query({ text, values: [...values], ...(name === null ? {} : { name }) })
    if (name !== null) answer.catch((error: { code?: string }) => error.code === changed && plans.forget())
    if (opening.test(text)) {
      answer.catch(() => undefined)
      return nothing
    }
    if (text.startsWith(alongMark)) {
      answer.catch((error: unknown) => (failure ??= error))
      return nothing
    }
    return answer.then(
      (result) => {
        // The database answers the commit of a broken transaction with a rollback, and calls that no error.
        if (text === 'commit' && failure !== null) throw failure
        return result
      },
      (error: { code?: string }) => {
        throw error.code === afterFailure ? (failure ?? error) : error
      },
    )
  }
  return {
    query: query as unknown as PostgresPoolClient['query'],
    release: (destroy) => client.release(destroy),
  }
}

/** A statement gets its name when it comes the second time: lists of ever other lengths are not worth a plan each. */
function namesOfPlans(): { nameOf(text: string): string | null; forget(): void } {
  const seen = new Set<string>()
  const names = new Map<string, string>()
  let made = 0
  return {
    nameOf(text) {
      const name = names.get(text)
      if (name !== undefined) return name
      if (made === mostPlans) return null
      if (!seen.delete(text)) {
        if (seen.size === mostSeen) seen.clear()
        seen.add(text)
        return null
      }
      made += 1
      names.set(text, `kith${made}`)
      return names.get(text) ?? null
    },
    forget: () => names.clear(),
  }
}
