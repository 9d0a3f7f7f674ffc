import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'

import { colourTokens, contrast } from './contrast.ts'

const sheet = readFileSync(new URL('./css/tokens.css', import.meta.url), 'utf8')
const patientSheet = readFileSync(new URL('./patient.css', import.meta.url), 'utf8')

const surfaces = ['paper', 'sheet', 'well'] as const
const hues = ['area-grief', 'area-dispute', 'area-transition', 'area-deficits'] as const

/** Every pair that is drawn: [what stands, on what, the least ratio]. Text needs 4.5, edges and signs 3 (WCAG 1.4.3, 1.4.11). */
const pairs: readonly (readonly [string, string, number])[] = [
  ...surfaces.flatMap((on) => [['ink', on, 10] as const, ['ink-quiet', on, 4.5] as const]),
  ...(['paper', 'sheet'] as const).flatMap((on) => [
    ['edge', on, 3] as const,
    ['accent', on, 7] as const,
    ['urgent', on, 4.5] as const,
    ['caution', on, 4.5] as const,
    ...hues.map((hue) => [hue, on, 4.5] as const),
  ]),
  ['accent', 'accent-soft', 4.5],
  ['ink', 'accent-soft', 7],
  ['on-accent', 'accent', 7],
  ['on-accent', 'accent-strong', 7],
  ['on-urgent', 'urgent', 4.5],
  ...(['info', 'caution', 'urgent'] as const).flatMap((tone) => [
    [tone, `${tone}-soft`, 4.5] as const,
    ['ink', `${tone}-soft`, 7] as const,
    ['ink-quiet', `${tone}-soft`, 4.5] as const,
  ]),
]

for (const [theme, tokens] of Object.entries(themesOf(sheet))) {
  test(`text and edges can be told from what they stand on, in the ${theme} theme`, () => {
    for (const [fore, back, least] of pairs) {
      const ratio = contrast(colour(tokens, fore), colour(tokens, back))
      assert.ok(ratio >= least, `${fore} on ${back}: ${ratio.toFixed(2)}, needs ${least}`)
    }
  })
}

test('a patient’s page has the same colours as every other page', () => {
  const [own, all] = [themesOf(patientSheet), themesOf(sheet)]
  for (const theme of ['light', 'dark'] as const) {
    assert.ok(own[theme].size > 4)
    for (const [name, value] of own[theme]) assert.equal(value, all[theme].get(name), `${name} in ${theme}`)
  }
})

test('a patient’s style sheet stays under 4 kB, so that the whole page is one round trip', () => {
  assert.ok(Buffer.byteLength(patientSheet) < 4096)
})

function themesOf(css: string): Record<'light' | 'dark', ReadonlyMap<string, string>> {
  const [light = '', dark = ''] = css.split('prefers-color-scheme: dark')
  return { light: colourTokens(light), dark: colourTokens(dark) }
}

function colour(tokens: ReadonlyMap<string, string>, name: string): string {
  return tokens.get(name) ?? assert.fail(`no such colour: ${name}`)
}
