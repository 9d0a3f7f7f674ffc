// The tests of a room and the code they try in one file, with a runner that stops at the first failure: a mutant then costs a
// tenth of a run of Node's own runner. Tests that try every form ("all …") are left out: the others have to notice alone.
import { globSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { rolldown } from 'rolldown'

const runner = `
const tooMany = /all [\\d,]+ |every form|every pattern|every possible way/
const tests = []
export function test(title, body) { if (!tooMany.test(title)) tests.push(body) }
export async function runAll() {
  for (const body of tests) await body()
  if (tests.length === 0) throw new Error('no test was found')
}`

const files = process.argv.slice(2).flatMap((pattern) => globSync(pattern))
const entry = [
  ...files.sort().map((file) => `import './${file}'`),
  `import { runAll } from 'node:test'`,
  'await runAll()',
]
writeFileSync('runner.mjs', runner)
writeFileSync('tests.mjs', entry.join('\n'))

const bundle = await rolldown({
  input: 'tests.mjs',
  platform: 'node',
  external: (id) => (id.startsWith('node:') && id !== 'node:test') || id === 'fast-check',
  plugins: [{ name: 'runner', resolveId: (id) => (id === 'node:test' ? path.resolve('runner.mjs') : null) }],
  logLevel: 'silent',
  treeshake: false,
})
// As deep as the tests lie, so that files beside the source are found from here as from there.
await bundle.write({ file: 'packages/ipt/src/all/tests/tests.mjs', format: 'esm', codeSplitting: false })
