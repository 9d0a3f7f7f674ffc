import assert from 'node:assert/strict'
import path from 'node:path'
import { test } from 'node:test'

import { apiPage, exportedIn } from './api-page.ts'
import { citationsUnder, titlesIn } from './citations.ts'
import { reasonsOf, requirementsOf, requirementsPage } from './requirements-page.ts'

const root = path.join(import.meta.dirname, '../..')

test('no test cites a requirement or hazard that does not exist', () => {
  const known = requirementsOf(root)
  const strays = [...citationsUnder(root)].filter(([number]) => !Object.hasOwn(known, number))
  assert.deepEqual(strays, [])
})

test('each number without a test has a reason, and each reason is about a number that exists', () => {
  const known = requirementsOf(root)
  const cited = citationsUnder(root)
  const reasons = reasonsOf(root)
  assert.deepEqual(
    Object.keys(known).filter((number) => !cited.has(number) && !reasons.has(number)),
    [],
  )
  assert.deepEqual(
    [...reasons.keys()].filter((number) => !Object.hasOwn(known, number)),
    [],
  )
})

test('a title is found in a call, over two lines, and in a table; what is no title is not', () => {
  const source = [
    "test('IPT-001 one', () => {})",
    'test(\n  `IPT-002 ${name} two`,\n)',
    "  ['IPT-003 stands in a row of a table', 4],",
    "  'IPT-004 stands first on its line',",
    "  const source = 'IPT-005, a source and no title'",
    "  assert.equal(source, 'IPT-006')",
    "  'IPT-007',",
  ].join('\n')
  assert.deepEqual(
    titlesIn(source).map((title) => title.slice(0, 7)),
    ['IPT-001', 'IPT-002', 'IPT-003', 'IPT-004'],
  )
})

test('the page names the tests of a number', () => {
  assert.match(requirementsPage(root), /\| IPT-012 \|.*pathway\.test\.ts/)
})

test('each exported function says what it is and shows its use', () => {
  const page = apiPage(root)
  const silent = [...page.matchAll(/^### (\w+)\n\n```ts\nfunction/gm)].map(([, name]) => name)
  assert.deepEqual(silent, [])
  const functions = page.match(/^```ts\nfunction /gm) ?? []
  const examples = page.match(/^Example:$/gm) ?? []
  assert.ok(functions.length > 0 && examples.length >= functions.length)
})

test('each exported function says where it comes from: a requirement, a paper, a standard, or that it is our own', () => {
  const notes = apiPage(root)
    .split(/^### /m)
    .filter((part) => part.includes('```ts\nfunction '))
    .map((part) => part.split('```ts')[0] ?? '')
  const source =
    /Source: |\b(?:IPT|MEAS|DX|SAFE|SEC|HAZ|REG)-\d{3}\b|diagnosis-and-safety|section \d|Kith’s own/
  assert.deepEqual(
    notes.filter((note) => !source.test(note)),
    [],
  )
})

test('a declaration is read with its note, over several lines', () => {
  const source = [
    "import type { A } from './a.ts';",
    '/** A thing. */',
    'export type Thing = {',
    '    readonly name: string;',
    '};',
    '/**',
    ' * Makes a thing.',
    ' *',
    " * @example make('x')",
    ' */',
    'export declare function make(name: string): Thing;',
    'export declare const none: Thing;',
    '',
  ].join('\n')
  assert.deepEqual(
    exportedIn(source).map(({ name, kind, note }) => [kind, name, note]),
    [
      ['type', 'Thing', 'A thing.'],
      ['function', 'make', "Makes a thing.\n\n@example make('x')"],
      ['const', 'none', ''],
    ],
  )
})
