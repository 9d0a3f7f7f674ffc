// MEAS-003: no file of the repository holds wording of an instrument that may not be shipped. Two ways: no text pack of such an
// instrument lies in it, and no text whose salted hash stands in wording-hashes.json. Somebody who holds the right to a wording
// adds its hashes: `node scripts/check-wording.ts --add pack.json` (the pack itself stays outside the repository).
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { instruments } from '@kith/ipt'

import { findWording, hashOf, packIn, type WordingHashes } from './wording/find-wording.ts'

const root = path.join(import.meta.dirname, '..')
const listFile = path.join(root, 'scripts/wording-hashes.json')
const list = JSON.parse(readFileSync(listFile, 'utf8')) as WordingHashes & { about: string }
const added = process.argv.indexOf('--add')

if (added === -1) check()
else add(process.argv[added + 1] ?? '')

function check(): void {
  const kept = new Set(
    Object.values(instruments)
      .filter(({ licence }) => licence.wording !== 'shipped')
      .map(({ id }): string => id),
  )
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  })
  for (const file of files.toString('utf8').split('\0')) {
    if (!/\.(ts|tsx|mjs|js|json|md|sql|html|txt|css)$/.test(file)) continue
    const source = readIfThere(path.join(root, file))
    const pack = packIn(source)
    if (pack !== null && kept.has(pack)) complain(`${file} is a text pack of ${pack}`)
    for (const line of findWording(source, list))
      complain(`${file}:${line} holds wording that may not be shipped`)
  }
}

function add(file: string): void {
  const pack = JSON.parse(readFileSync(file, 'utf8')) as { items: Record<string, string>; stem: string }
  const found = [pack.stem, ...Object.values(pack.items)].flatMap((text) => hashOf(text, list.salt) ?? [])
  const known = new Set(list.hashes.map(({ sha256 }) => sha256))
  const hashes = [...list.hashes, ...found.filter(({ sha256 }) => !known.has(sha256))]
  writeFileSync(listFile, `${JSON.stringify({ ...list, hashes }, null, 2)}\n`)
  console.log(`${hashes.length - list.hashes.length} hashes added`)
}

// A file can be listed by git and already be gone.
function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return ''
  }
}

function complain(words: string): void {
  console.error(`${words} (MEAS-003)`)
  process.exitCode = 1
}
