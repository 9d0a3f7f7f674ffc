import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

type Entry = { optional?: boolean; os?: string[]; cpu?: string[]; libc?: string[] }

const root = new URL('../', import.meta.url)

// `npm ci` leaves out an optional package in silence when its `engines` exclude the Node that runs npm.
test('every native part for this platform is there after npm ci, whatever Node ran it', () => {
  const lock = JSON.parse(readFileSync(new URL('package-lock.json', root), 'utf8')) as {
    packages: Record<string, Entry>
  }
  const wanted = Object.entries(lock.packages).filter(
    ([, { optional, os, cpu, libc }]) =>
      optional === true &&
      os?.includes(process.platform) === true &&
      (cpu === undefined || cpu.includes(process.arch)) &&
      (libc === undefined || libc.includes('glibc')),
  )
  const missing = wanted
    .map(([path]) => path)
    .filter((path) => !path.includes('musl') && !existsSync(new URL(path, root)))
  assert.ok(wanted.length > 4)
  assert.deepEqual(missing, [])
})

test('Kith runs on the packaged Node', () => {
  assert.ok(Number(process.versions.node.split('.')[0]) >= 24)
})
