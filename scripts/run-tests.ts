// Runs test files with Node's own runner: `node scripts/run-tests.ts 'app/**/*.test.ts' …`. Says at the end how many passed.
import { globSync } from 'node:fs'
import { run } from 'node:test'
import { spec } from 'node:test/reporters'

const files = process.argv
  .slice(2)
  .flatMap((pattern) => globSync(pattern))
  .sort()
if (files.length === 0) {
  process.stderr.write('no test file found\n')
  process.exit(1)
}

const stream = run({
  files,
  concurrency: 2,
  execArgv: ['--conditions=@kith/source', '--no-warnings'],
})
stream.on('test:summary', ({ file, counts, success }) => {
  if (file !== undefined) return
  process.exitCode = success && counts.passed > 0 ? 0 : 1
})
stream.compose(spec).pipe(process.stdout)
