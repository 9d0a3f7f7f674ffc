import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import {
  blamingWordsEn,
  complaintsIn,
  deficitWordsEn,
  findDeniedWords,
  wordingPrompts,
  wordingRulesEn,
} from '../index.ts'

type Line = readonly [
  set: 'written-with' | 'held-out',
  kind: 'complaint' | 'request' | 'neutral',
  text: string,
]

const folder = new URL('.', import.meta.url)
const { lines } = JSON.parse(await readFile(new URL('wording.vectors.json', folder), 'utf8')) as {
  readonly lines: readonly Line[]
}
const isPointedOut = (text: string) => complaintsIn(text).length > 0

function measure(of: readonly Line[]) {
  const hits = of.filter(([, kind, text]) => kind === 'complaint' && isPointedOut(text)).length
  const pointedOut = of.filter(([, , text]) => isPointedOut(text)).length
  const complaints = of.filter(([, kind]) => kind === 'complaint').length
  return { lines: of.length, hits, pointedOut, complaints }
}

for (const [, kind, text] of lines.filter(([set]) => set === 'written-with')) {
  test(`IPT-142 "${text}" is ${kind === 'complaint' ? 'pointed out' : 'left alone'}`, () => {
    assert.equal(isPointedOut(text), kind === 'complaint')
  })
}

test('IPT-142 precision and recall on lines that were held out are those that the README prints', async () => {
  const readme = await readFile(new URL('README.md', folder), 'utf8')
  for (const set of ['written-with', 'held-out'] as const) {
    const { lines: count, hits, pointedOut, complaints } = measure(lines.filter(([each]) => each === set))
    const percent = (part: number, whole: number) => `${hits === 0 ? 0 : Math.round((part * 100) / whole)} %`
    const row = [
      set,
      `${count}`,
      `${hits} of ${pointedOut} (${percent(hits, pointedOut)})`,
      `${hits} of ${complaints} (${percent(hits, complaints)})`,
    ]
    const pattern = row.map((cell) => cell.replaceAll(/[()]/g, String.raw`\$&`)).join(String.raw`\s*\|\s*`)
    assert.match(readme, new RegExp(pattern), row.join(' | '))
  }
})

test('IPT-142 at least 60 lines are tried, and no line twice', () => {
  assert.ok(lines.length >= 60)
  assert.equal(new Set(lines.map(([, , text]) => text)).size, lines.length)
})

test('IPT-142 every rule finds its own example, and none finds fault with what it offers instead', () => {
  for (const rule of wordingRulesEn) {
    assert.ok(complaintsIn(rule.example, [rule]).length > 0, rule.id)
    assert.deepEqual(complaintsIn(rule.instead), [], rule.id)
  }
})

test('IPT-142 IPT-144 it is a suggestion with reason and source, says where, and judges nobody', () => {
  const [prompt] = wordingPrompts('Well, you never call.', 2)
  assert.deepEqual(prompt?.inputs, { alternative: 2, at: 6, length: 9 })
  assert.match(prompt?.words ?? '', /^A suggestion: this may be heard as a complaint\. /)
  assert.match(prompt?.source ?? '', /IPT-142/)
  for (const rule of wordingRulesEn) {
    for (const prompt of wordingPrompts(rule.example, 0)) {
      assert.doesNotMatch(prompt.words, /\b(right|wrong|fault|guilty|blame)\b/)
      for (const list of [blamingWordsEn, deficitWordsEn])
        assert.deepEqual(findDeniedWords(prompt.words, list), [])
    }
  }
})

test('IPT-142 curly and straight apostrophes, capitals and no apostrophe are all the same', () => {
  for (const text of ['YOU DON’T CARE', "you don't care", 'you dont care', 'You do not care']) {
    assert.equal(isPointedOut(text), true, text)
  }
})

test('SEC-041 a hostile line of a megabyte is looked at in 50 ms of work', () => {
  for (const part of ['you ', 'you always ', "'", 'i wish you ', 'when ', '.', ' ', 'why do you ', 'a']) {
    const text = part.repeat(Math.ceil(1_000_000 / part.length))
    complaintsIn(text)
    const times = [0, 1, 2].map(() => {
      const from = process.threadCpuUsage()
      complaintsIn(text)
      const { user, system } = process.threadCpuUsage(from)
      return (user + system) / 1000
    })
    assert.ok(Math.min(...times) <= 50, `${part}: ${Math.min(...times)} ms`)
  }
})
