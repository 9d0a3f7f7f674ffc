// Part of the build: every loader, action and job must carry a policy, and the public ones stand in one list (SEC-001).
import { pathToFileURL } from 'node:url'

import type { ServerBuild } from 'react-router'

import { jobs, recurring } from '#features/jobs.server.ts'
import { findPolicyProblems } from '#platform/http/route-policies.server.ts'

const folder = process.env['KITH_BUILD_DIRECTORY'] ?? 'build'
const build = (await import(pathToFileURL(`${folder}/server/index.js`).href)) as ServerBuild
const problems = [
  ...findPolicyProblems(build),
  ...Object.entries({ ...jobs, ...recurring })
    .filter(([, job]) => (job as { policy?: unknown }).policy === undefined)
    .map(([name]) => `job ${name} declares no policy`),
]
if (problems.length > 0) {
  process.stderr.write(`${problems.join('\n')}\n`)
  process.exitCode = 1
}
