import type { Job, Recurring } from '#platform/jobs/worker.server.ts'

/** Every kind of job there is. A feature adds its own line. */
export const jobs: Readonly<Record<string, Job>> = {}

/** What runs for every clinic at fixed times. */
export const recurring: Readonly<Record<string, Recurring>> = {}
