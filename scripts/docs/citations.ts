import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'

/** The number of a requirement or hazard, as a title cites it. */
export const requirementPattern = /\b(?:IPT|MEAS|DX|SAFE|SEC|HAZ)-\d{3}\b/g

/** Number to the files whose test titles cite it, in order. */
export function citationsUnder(root: string): ReadonlyMap<string, readonly string[]> {
  const cited = new Map<string, string[]>()
  for (const file of globSync('{packages,app,e2e,scripts}/**/*.test.ts', { cwd: root }).sort()) {
    // The test of this very file holds titles that are examples.
    if (file.includes('node_modules') || file.startsWith('scripts/docs/')) continue
    const source = readFileSync(path.join(root, file), 'utf8')
    for (const number of new Set(
      titlesIn(source).flatMap((title) => title.match(requirementPattern) ?? []),
    )) {
      cited.set(number, [...(cited.get(number) ?? []), file])
    }
  }
  return cited
}

/**
 * The titles of a test file: what stands first in `test(`, `it(` and `describe(`, and, for titles in a table, a
 * text that begins its line or its row and has at least four words.
 */
export function titlesIn(source: string): readonly string[] {
  const text = String.raw`(?:'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|\x60(?:[^\x60\\]|\\.)*\x60)`
  const called = source.matchAll(new RegExp(String.raw`\b(?:test|it|describe)\(\s*(${text})`, 'g'))
  const inTables = source.matchAll(new RegExp(String.raw`^\s*\[?\s*(?:title: )?(${text})\s*[,\]]`, 'gm'))
  return [
    ...[...called].map(([, title = '']) => title.slice(1, -1)),
    ...[...inTables]
      .map(([, title = '']) => title.slice(1, -1))
      .filter((title) => title.split(' ').length >= 4),
  ]
}
