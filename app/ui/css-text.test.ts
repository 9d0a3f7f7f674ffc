import assert from 'node:assert/strict'
import { test } from 'node:test'

import { cssText } from './css-text.ts'

test('SEC-032 a name stays text in the margin of a printed page', () => {
  assert.equal(cssText('Zoë Vale 3'), '"Zoë Vale 3"')
  assert.equal(cssText('a"b'), '"a\\22 b"')
  assert.equal(cssText('</style>'), '"\\3c \\2f style\\3e "')
  assert.equal(cssText('\\\n}'), '"\\5c \\a \\7d "')
})
