import { createHash } from 'node:crypto'

import { sql } from 'kysely'

import { authorize, type Verdict } from '../access/authorize.server.ts'
import type { Policy } from '../access/policy.ts'
import type { Subject } from '../access/relations.server.ts'
import { actorId, recordAudit, type AuditAction, type AuditEntry } from '../audit/record.server.ts'
import { inClinic, sendAlong, type ClinicTransaction } from '../db/database.server.ts'
import { violatedConstraint } from '../db/violation.server.ts'
import type { PatientId } from '../ids.ts'
import { addJob, type JobOptions, type JobPayload } from '../jobs/add.server.ts'
import { fail, type Problem, type Result } from '../result.ts'
import type { ClinicCall } from './call.server.ts'

/** A command under way: its transaction, and what may be added to it. */
export type Work = {
  tx: ClinicTransaction
  /** The patient of the subject, once the permission check has found it. */
  patientId: PatientId | null
  audit: (entry: AuditEntry) => Promise<void>
  addJob: (task: string, payload: JobPayload, options?: JobOptions) => Promise<void>
}

export type CommandSpec = {
  policy: Policy
  /** The record that the permission is asked for; null where the role alone decides. */
  subject: Subject | null
  /** What the trail says when it is done; further entries may be added in the effect. Null: the effect writes its own. */
  action: AuditAction | null
  /** The client's key and what it sent: a repeated request gets the first result again, a changed one a conflict (SEC-062). */
  once?: Once
}

type Once = { key: string; body: unknown }

/**
 * The one write path: permission, the client's key, the effect, its audit entry and the jobs that follow, in one
 * transaction. A problem returned by the effect undoes everything the effect did; a denial is kept in the trail.
 */
export async function command<Value>(
  call: ClinicCall,
  spec: CommandSpec,
  effect: (work: Work) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  const scope = { clinic: call.actor.clinicId, actor: actorId(call.actor) }
  try {
    return await inClinic(call.db, scope, async (tx) => {
      const verdict = await authorize(tx, call.actor, spec.policy, call.at, spec.subject)
      if (!verdict.allowed) throw new Undone(problemOf(verdict), true, verdict.patientId)
      if (spec.once !== undefined) await claimKey(tx, call, spec, spec.once)
      const result = await effect({
        tx,
        patientId: verdict.patientId,
        audit: (entry) => recordAudit(tx, call.actor, call.at, entry),
        addJob: (task, payload, options) => addJob(tx, task, payload, options),
      })
      if (!result.ok) {
        if (spec.once !== undefined) await requireOwnKey(tx)
        throw new Undone(result.problem, false, verdict.patientId)
      }
      if (spec.once !== undefined) await keepResult(tx, spec.once.key, result)
      if (spec.action !== null) {
        await recordAudit(tx, call.actor, call.at, {
          action: spec.action,
          subject: spec.subject,
          patientId: verdict.patientId,
        })
      }
      return result
    })
  } catch (error) {
    if (spec.once !== undefined && violatedConstraint(error) === oneOfEachKey) {
      return (await readEarlier(call, spec, spec.once)) as Result<Value>
    }
    if (!(error instanceof Undone)) throw error
    if (error.denied) await keepDenial(call, spec, error.patientId)
    return fail(error.problem)
  }
}

export function problemOf(verdict: Exclude<Verdict, { allowed: true }>): Problem {
  if (verdict.why === 'signed-out') return { kind: 'signed-out' }
  if (verdict.why === 'not-fresh') return { kind: 'refused', code: 'access/sign-in-again' }
  // Inside a clinic a record one may not see is absent too; 403 is left for pages that a role does not have.
  return verdict.why === 'forbidden' && verdict.patientId === null
    ? { kind: 'forbidden' }
    : { kind: 'absent' }
}

/** Keeps that somebody was refused, after the refused act itself was undone. */
export async function keepDenial(
  call: ClinicCall,
  spec: { policy: Policy; subject: Subject | null },
  patientId: PatientId | null,
): Promise<void> {
  await inClinic(call.db, { clinic: call.actor.clinicId, actor: actorId(call.actor) }, (tx) =>
    recordAudit(tx, call.actor, call.at, {
      action: 'access.denied',
      outcome: 'denied',
      subject: spec.subject,
      patientId,
      detail: { policy: spec.policy.name },
    }),
  )
}

/** Carries an expected problem out of the transaction, so that it rolls back. */
class Undone extends Error {
  readonly problem: Problem
  readonly denied: boolean
  readonly patientId: PatientId | null
  constructor(problem: Problem, denied: boolean, patientId: PatientId | null) {
    super('undone')
    this.problem = problem
    this.denied = denied
    this.patientId = patientId
  }
}

const oneOfEachKey = 'submissions_pkey'

/**
 * Takes the key, with the effect's first statement. That statement waits for whoever has the key; if they are done, it
 * fails, and so does the transaction.
 */
async function claimKey(
  tx: ClinicTransaction,
  call: ClinicCall,
  spec: CommandSpec,
  once: Once,
): Promise<void> {
  const claim = tx.insertInto('submissions').values({
    clinic_id: call.actor.clinicId,
    id: once.key as never,
    body_hash: hashOf(call, spec, once),
    result: 'null',
  })
  await sendAlong(tx, claim)
}

/**
 * Throws when the key was somebody's before: a request that comes again gets its first result, also where the effect
 * refuses now without asking the database.
 */
async function requireOwnKey(tx: ClinicTransaction): Promise<void> {
  // A constraint that the effect has met and put into words leaves the transaction broken: then the key was its own.
  await sql`select 1`.execute(tx).catch((error: unknown) => {
    if (violatedConstraint(error) === oneOfEachKey) throw error
  })
}

/** What was answered to the same request before, or a conflict: the key was used for something else. */
function readEarlier(call: ClinicCall, spec: CommandSpec, once: Once): Promise<Result<unknown>> {
  return inClinic(call.db, { clinic: call.actor.clinicId, actor: actorId(call.actor) }, async (tx) => {
    const earlier = await tx
      .selectFrom('submissions')
      .select(['body_hash', 'result'])
      .where('id', '=', once.key as never)
      .executeTakeFirstOrThrow()
    return earlier.body_hash.equals(hashOf(call, spec, once))
      ? (earlier.result as Result<unknown>)
      : fail({ kind: 'conflict', code: 'submission/other-content' })
  })
}

/** Who and what belong to the content: a key that somebody else used, or used for something else, opens nothing. */
function hashOf(call: ClinicCall, spec: CommandSpec, once: Once): Buffer {
  const content = [actorId(call.actor), spec.policy.name, spec.subject?.id ?? null, once.body]
  return createHash('sha256').update(JSON.stringify(content)).digest()
}

/** Whether something was done under this key already. */
export async function isKeyUsed(tx: ClinicTransaction, key: string): Promise<boolean> {
  const used = await tx
    .selectFrom('submissions')
    .select('id')
    .where('id', '=', key as never)
    .executeTakeFirst()
  return used !== undefined
}

async function keepResult(tx: ClinicTransaction, key: string, result: Result<unknown>): Promise<void> {
  const write = tx
    .updateTable('submissions')
    .set({ result: JSON.stringify(result) })
    .where('id', '=', key as never)
  await sendAlong(tx, write)
}
