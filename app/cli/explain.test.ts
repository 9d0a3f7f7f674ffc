import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'

import { BackupProblem } from '#platform/backup/backup-problem.server.ts'
import { StartProblem } from '#platform/db/embedded/start-problem.server.ts'
import { NewerSchema } from '#platform/db/migrate.server.ts'
import { RecordsChanged } from '#platform/db/records-kept.server.ts'
import { BuildMissing } from '#platform/process/build-missing.server.ts'
import { SettingProblem } from '#platform/settings/settings.server.ts'

import { explain } from './explain.ts'
import { runKith } from './run-kith.ts'

test('whatever keeps a command from working is said in plain words', () => {
  const failure = (code: string) => Object.assign(new Error('value "Robin Vale" of patient'), { code })
  const said: [unknown, RegExp][] = [
    [failure('EADDRINUSE'), /port/],
    [failure('ENOSPC'), /disk is full/],
    [failure('53100'), /disk of the database is full/],
    [failure('ECONNREFUSED'), /database server does not answer/],
    [failure('28P01'), /password/],
    [new AggregateError([failure('ECONNREFUSED')]), /database server does not answer/],
    [new SettingProblem('PORT: must be a number'), /a setting cannot be used\n {2}PORT/],
    [new BuildMissing(), /npm run build/],
    [new NewerSchema(null), /newer version of Kith/],
    [new RecordsChanged('0099-trial', ['scores']), /would have changed scores. Nothing was changed/],
    [new BackupProblem('backup/damaged', 'The backup is damaged.'), /damaged/],
    [new StartProblem('embedded/no-account', 'Run Kith as an ordinary user.'), /ordinary user/],
  ]
  for (const [error, words] of said) assert.match(explain(error), words)
})

test('an unknown error is named by its code: what it says may be about a patient (SEC-047)', () => {
  const error = Object.assign(new Error('Key (name)=(Robin Vale) exists'), { code: '23505' })
  assert.match(explain(error), /23505/)
  assert.doesNotMatch(explain(error), /Robin/)
})

test('a command on a data directory without a clinic says so, makes nothing, and fails', () => {
  const folder = mkdtempSync(join(tmpdir(), 'kith-cli-'))
  try {
    for (const words of [
      ['migrate'],
      ['audit', 'verify'],
      ['user', 'list'],
      ['backup', '--out', join(folder, 'x'), '--plain'],
    ]) {
      const ran = runKith(words, { KITH_DATA: join(folder, 'data') })
      assert.equal(ran.code, 1, words.join(' '))
      assert.match(ran.stderr, /^kith [^\n]+There is no Kith database in [^\n]+\n$/)
      assert.equal(ran.stdout, '')
    }
    writeFileSync(join(folder, 'file'), '')
    const onFile = runKith(['serve'], { KITH_DATA: join(folder, 'file') })
    assert.equal(onFile.code, 1)
    assert.match(onFile.stderr, /^kith serve: Kith cannot read and write [^\n]+\n$/)
    if (process.platform === 'linux') {
      const nowhere = runKith(['serve'], { KITH_DATA: '/proc/kith/data' })
      assert.equal(nowhere.code, 1)
      assert.match(nowhere.stderr, /^kith serve: Kith cannot read and write \/proc\/kith[^\n]+\n$/)
    }
    assert.match(runKith(['audit', '--help']).stdout, /^kith audit verify/)
    assert.equal(runKith(['audit']).code, 2)
    assert.equal(runKith(['serve', '--fast']).code, 2)
    assert.equal(runKith(['serve'], { PORT: 'x' }).code, 1)
    assert.equal(
      runKith(['serve'], { KITH_BUILD_DIRECTORY: folder, KITH_DATA: join(folder, 'data') }).code,
      1,
    )
    assert.equal(existsSync(join(folder, 'data', 'postgres')), false)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
