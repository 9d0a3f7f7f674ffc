const room = process.env.ROOM ?? 'change'

// Beside its own tests, those of the rooms that stand on it.
const tests = {
  change: 'packages/ipt/src/change/*.test.ts',
  risk: 'packages/ipt/src/risk/*.test.ts packages/ipt/src/instruments/vectors.test.ts',
  pathway: 'packages/ipt/src/pathway/*.test.ts packages/ipt/src/course/course.test.ts',
  instruments: 'packages/ipt/src/instruments/**/*.test.ts packages/ipt/src/risk/*.test.ts',
}

export default {
  testRunner: 'command',
  buildCommand: `node bundle-tests.mjs ${tests[room]}`,
  commandRunner: { command: 'node --no-warnings packages/ipt/src/all/tests/tests.mjs' },
  mutate: [`packages/ipt/src/${room}/**/*.ts`, '!**/*.test.ts', '!**/*.en.ts'],
  concurrency: 2,
  timeoutMS: 20_000,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  clearTextReporter: { allowColor: false, logTests: false, reportTests: false },
  jsonReporter: { fileName: `${room}.json` },
  thresholds: { high: 95, low: 90, break: 90 },
}
