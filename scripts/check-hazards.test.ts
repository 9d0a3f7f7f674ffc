// The pages about safety speak of code and tests by name; this holds them to it.
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { test } from 'node:test'

const page = readFileSync('docs/safety/hazards.md', 'utf8')
const entries = page.split(/^## /m).slice(1)

test('each of the 38 hazards has its entry, with a control and with what is open', () => {
  const numbers = Array.from({ length: 38 }, (_, index) => `HAZ-${String(index + 1).padStart(3, '0')}`)
  assert.deepEqual(
    entries.map((entry) => entry.slice(0, 7)),
    numbers,
  )
  for (const entry of entries) {
    assert.match(entry, /\*\*Control\.\*\* \w/, entry.slice(0, 7))
    assert.match(entry, /\*\*Open\.\*\* \S/, entry.slice(0, 7))
  }
})

test('each test that is said to show a control is there under its title', () => {
  for (const entry of entries) {
    const named = [...entry.matchAll(/^- `(.+)`: (.+)$/gm)]
    for (const [, file = '', title = ''] of named) {
      assert.ok(
        readFileSync(file, 'utf8').includes(title),
        `${entry.slice(0, 7)}: ${file} has no test “${title}”`,
      )
    }
    // A control that is built has a test; one that is not says so.
    assert.ok(
      named.length > 0 || /There (is|are) no|Nothing is|Nobody acts|None needed|There is none/.test(entry),
      entry.slice(0, 7),
    )
  }
})

test('each file that a page speaks of is there', () => {
  for (const document of ['docs/**/*.md', '*.md'].flatMap((pattern) => globSync(pattern))) {
    const text = readFileSync(document, 'utf8')
    // Pictures are made by `npm run screenshots`.
    for (const [, target = ''] of text.matchAll(/(?<!!\[[^\]]*)\]\(([^)#:]+)(?:#[^)]*)?\)/g)) {
      assert.ok(existsSync(join(dirname(document), target)), `${document} leads to ${target}`)
    }
    for (const [, file = ''] of text.matchAll(
      /`((?:app|packages|db|scripts|e2e|docs)\/[\w./-]+\.(?:ts|tsx|sql|md))`/g,
    )) {
      assert.ok(existsSync(file), `${document} speaks of ${file}`)
    }
  }
})
