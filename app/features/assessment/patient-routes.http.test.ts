import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { after, before, test } from 'node:test'

import { shippedCodes, type Day } from '@kith/ipt'

import { saveSheet } from '#features/sheets/index.server.ts'
import type { Kith } from '#platform/process/start-kith.server.ts'
import { newId } from '#platform/ids.ts'

import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { startTestKith } from '../../testing/test-server.server.ts'
import { aLink, asFields, openLinkAt } from '../check-ins/link.fixture.ts'
import { filledIn } from './assessment.fixture.ts'
import { diagnosisOf, markAssessmentDone } from './index.server.ts'

let database: TestDatabase
let kith: Kith
before(async () => {
  database = await openTestDatabase()
  kith = await startTestKith(database)
})
after(async () => {
  await kith.stop()
  await database.close()
})

test('IPT-040 nothing of an assessment reaches a patient’s page: no code, no differential list, no criteria, no word of it', async () => {
  const link = await aLink(database, kith.origin)
  const { clinician, courseId, clinic } = link
  const today = clinician.at.slice(0, 10) as Day
  const marks = {
    'basis.family': 'zinnia-family',
    'named-words': 'zinnia-named',
    'suicidality-words': 'zinnia-risk',
  }
  const filled = Object.entries({ ...filledIn(today), ...marks })
  const changes = filled.map(([name, to]) => ({ name, to, known: [''] }))
  assert.ok((await saveSheet(clinician, courseId, 'assessment', changes)).ok)
  assert.ok((await markAssessmentDone(clinician, courseId, { key: newId() })).ok)
  assert.match((await clinic.inside((tx) => diagnosisOf(tx, courseId)))?.diagnosis ?? '', /F33\.1/)
  const codes = Object.values(shippedCodes).flatMap(({ rows }) => rows.map(({ code }) => code))
  const opened = await openLinkAt(kith, link.path)
  const sent = await opened.send(asFields('3 3 3 3 3 3 3 3 3'))
  const textOf = async (path: string) => (await opened.get(path)).text()
  const received = sent.headers.get('location') ?? ''
  // What a patient asks of the page for staff is answered without it.
  const paths = [received, '/crisis', '/crisis/GB', `/courses/${courseId}/assessment`]
  const pages = [opened.page, ...(await Promise.all(paths.map(textOf)))]
  for (const page of pages) {
    assert.doesNotMatch(page, /zinnia|bipolar|dysthymia|criteria|DSM-5|ICD-1/i)
    for (const code of codes) assert.ok(!page.includes(code), code)
  }
})

test('IPT-040 what patients see and get is written by rooms that know no assessment', () => {
  const rooms = ['check-ins', 'crisis-help', 'messages'].flatMap((room) =>
    globSync(`app/features/${room}/**/*.{ts,tsx}`),
  )
  const routes = globSync('app/routes/{check-in*,crisis,patient-layout}.tsx')
  const files = [...rooms, ...routes].filter((file) => !file.includes('.test.'))
  assert.ok(files.length > 20)
  for (const file of files) {
    assert.doesNotMatch(
      readFileSync(file, 'utf8'),
      /features\/assessment|diagnosis_records|shippedCodes/,
      file,
    )
  }
})
