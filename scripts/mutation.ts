// How well the tests of the rules notice a change: `node scripts/mutation.ts [room]…`, all four rooms without a name. Takes a
// quarter of an hour a room. Stryker is no dependency of Kith: it is installed, without scripts, beside a copy of the package.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

const root = path.join(import.meta.dirname, '..')
const folder = mkdtempSync(path.join(tmpdir(), 'kith-mutation-'))
const named = process.argv.slice(2)
const rooms = named.length > 0 ? named : ['change', 'risk', 'pathway', 'instruments']

for (const part of [
  'packages/ipt/src',
  'packages/ipt/schemas',
  'packages/ipt/tsconfig.json',
  'tsconfig.base.json',
]) {
  cpSync(path.join(root, part), path.join(folder, part), { recursive: true })
}
for (const part of ['bundle-tests.mjs', 'stryker.config.mjs']) {
  cpSync(path.join(root, 'scripts/mutation', part), path.join(folder, part))
}
writeFileSync(
  path.join(folder, 'package.json'),
  JSON.stringify({ name: 'mutation', private: true, type: 'module' }),
)
const tools = [
  '@stryker-mutator/core@10.1.1',
  `fast-check@${versionOf('fast-check')}`,
  `rolldown@${versionOf('rolldown')}`,
]
execFileSync('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...tools], {
  cwd: folder,
  stdio: 'inherit',
})

for (const room of rooms) {
  const { status } = spawnSync('npx', ['stryker', 'run'], {
    cwd: folder,
    stdio: 'inherit',
    env: { ...process.env, ROOM: room },
  })
  if (status !== 0) process.exitCode = 1
}
console.log(`The copy with its reports: ${folder}`)

function versionOf(name: string): string {
  const file = path.join(root, 'node_modules', name, 'package.json')
  return (JSON.parse(readFileSync(file, 'utf8')) as { version: string }).version
}
