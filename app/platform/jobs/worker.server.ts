import { Logger, run, type TaskList } from 'graphile-worker'
import type { Kysely } from 'kysely'
import type pg from 'pg'

import type { Policy } from '../access/policy.ts'
import type { Checkpoints } from '../audit/checkpoint.server.ts'
import { now } from '../clock/clock.server.ts'
import type { Call } from '../commands/call.server.ts'
import type { DB } from '../db/schema.ts'
import type { ClinicId } from '../ids.ts'
import { errorFields, log } from '../log/log.server.ts'
import type { MailSender } from '../mail/mail-sender.server.ts'
import type { Secrets } from '../secrets/secrets.server.ts'
import type { JobPayload } from './add.server.ts'

export type SystemCall = Call<{ kind: 'system'; clinicId: ClinicId }>

/** What a job is given beside its call. */
export type JobTools = { mail: MailSender; checkpoints: Checkpoints | null }

/** One kind of job. It declares its policy like a route does (SEC-001) and runs at least once: running it twice must do no harm. */
export type Job = {
  policy: Extract<Policy, { audience: 'system' }>
  run(call: SystemCall, payload: JobPayload, tools: JobTools): Promise<void>
}

/** Work that every clinic needs at fixed times, as a crontab line without its task. */
export type Recurring = {
  cron: string
  policy: Extract<Policy, { audience: 'system' }>
  run(call: SystemCall, tools: JobTools): Promise<void>
}

export type Worker = { stop(): Promise<void> }

/** Runs jobs until stopped. Any number of processes may do so against one database. */
export async function startWorker(settings: {
  jobsPool: pg.Pool
  db: Kysely<DB>
  origin: string
  secrets: Secrets
  tools: JobTools
  jobs: Readonly<Record<string, Job>>
  recurring: Readonly<Record<string, Recurring>>
  concurrency?: number
}): Promise<Worker> {
  const callFor = (clinicId: ClinicId): SystemCall => ({
    actor: { kind: 'system', clinicId },
    at: now(),
    db: settings.db,
    origin: settings.origin,
    secrets: settings.secrets,
  })
  const tasks: TaskList = {}
  for (const [name, job] of Object.entries(settings.jobs)) {
    tasks[name] = (payload) =>
      job.run(callFor((payload as JobPayload).clinicId), payload as JobPayload, settings.tools)
  }
  for (const [name, recurring] of Object.entries(settings.recurring)) {
    tasks[name] = () =>
      forEachClinic(settings.db, (clinicId) => recurring.run(callFor(clinicId), settings.tools))
  }
  const runner = await run({
    pgPool: settings.jobsPool,
    taskList: tasks,
    crontab: Object.entries(settings.recurring)
      .map(([name, { cron }]) => `${cron} ${name}`)
      .join('\n'),
    concurrency: settings.concurrency ?? 2,
    pollInterval: 1_000,
    noHandleSignals: true,
    logger: quietLogger(),
  })
  return { stop: () => runner.stop() }
}

/** Runs `work` for each clinic in turn; one clinic's failure does not keep the others from theirs. */
async function forEachClinic(db: Kysely<DB>, work: (clinicId: ClinicId) => Promise<void>): Promise<void> {
  const rows = await db.selectNoFrom((eb) => eb.fn<ClinicId>('kith.clinic_ids').as('id')).execute()
  const problems: unknown[] = []
  for (const { id } of rows) {
    await work(id).catch((error: unknown) => problems.push(error))
  }
  if (problems.length > 0) throw problems[0]
}

// The queue's own messages name jobs and errors; only what the log allows is passed on.
function quietLogger(): Logger {
  return new Logger(() => (level, _message, meta) => {
    if (level === 'error' || level === 'warning') {
      const failed = meta as { job?: { id?: string; task_identifier?: string }; error?: unknown } | undefined
      log(level, 'job', {
        task: failed?.job?.task_identifier ?? null,
        job: failed?.job?.id ?? null,
        ...errorFields(failed?.error),
      })
    }
  })
}
