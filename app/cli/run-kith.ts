import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('./kith.ts', import.meta.url))

/** For tests: runs the real command line in a process of its own, with no setting but those given. */
export function runKith(
  words: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): { code: number | null; stdout: string; stderr: string } {
  const { PATH, HOME, TMPDIR } = process.env
  const ran = spawnSync(process.execPath, ['--conditions=@kith/source', '--no-warnings', program, ...words], {
    env: { PATH, HOME, TMPDIR, NODE_ENV: 'production', ...settings },
    encoding: 'utf8',
    timeout: 300_000,
  })
  return { code: ran.status, stdout: ran.stdout, stderr: ran.stderr }
}
