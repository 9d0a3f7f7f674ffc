import assert from 'node:assert/strict'
import { test } from 'node:test'

import { programFiles } from './program-text.ts'

const patterns = programFiles().flatMap(({ path, nodes }) =>
  nodes.flatMap((node) => {
    const regex = node['regex'] as { pattern: string; flags: string } | undefined
    if (node.type !== 'Literal' || regex === undefined) return []
    return [{ path, source: `/${regex.pattern}/${regex.flags}`, ...regex }]
  }),
)

// What may be repeated, and what may then follow so that a match that was nearly there fails.
const common = [
  'a',
  'Z',
  '0',
  ' ',
  '\n',
  '.',
  ',',
  '-',
  '_',
  '@',
  '/',
  '"',
  "'",
  '%',
  ':',
  ';',
  '(',
  '\\',
  'é',
  '\u0301',
  'a ',
  '0.',
  ' .',
]
const endings = ['', '!', '\0']
const shorter = 12_000

test('the patterns of the program are found', () => {
  assert.ok(patterns.length > 60)
})

test('SEC-041 every pattern in the program takes time in proportion to the text, however hostile', () => {
  const slow = patterns.flatMap(({ path, source, pattern, flags }) => {
    const ownLetters = [...new Set(pattern.replaceAll(/\\[pP]\{\w+\}|\\u\{?\w+\}?|[\\^$*+?()[\]{}|]/g, ''))]
    const repeated = [...new Set([...common, ...ownLetters])]
    const cause = repeated.find((part) => endings.some((ending) => isSlow(pattern, flags, part, ending)))
    return cause === undefined ? [] : [`${path} ${source} on ${JSON.stringify(cause)} again and again`]
  })
  assert.deepEqual(slow, [])
})

/** Slow is more than 50 ms of work, and more than in proportion: a busy machine makes both lengths slow alike. */
function isSlow(pattern: string, flags: string, part: string, ending: string): boolean {
  const time = (times: number): number => {
    const text = part.repeat(times) + ending
    const regex = new RegExp(pattern, flags)
    const from = process.threadCpuUsage()
    regex.exec(text)
    const { user, system } = process.threadCpuUsage(from)
    return (user + system) / 1000
  }
  // Where time grows without bound it does so at thirty already, and a longer text would never end.
  if (time(28) > 50 && time(28) > 50) return true
  if (time(shorter) < 12) return false
  const best = (times: number) => Math.min(time(times), time(times), time(times))
  const [short, long] = [best(shorter), best(shorter * 2)]
  return long > 50 && long > short * 2.8
}
