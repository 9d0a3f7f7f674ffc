import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { cookieFor } from '../test-server.server.ts'
import { hostileTexts } from './hostile-texts.ts'
import { sheetPages } from './lay-hostile-sheets.server.ts'
import { layHostileTexts, type HostileClinic } from './lay-hostile-texts.server.ts'
import { ownColumns } from './own-columns.ts'
import { markupIn } from './markup-in.ts'
import { openSurface, type Surface } from './surface.server.ts'

let surface: Surface
let clinic: HostileClinic
before(async () => {
  surface = await openSurface()
  clinic = await layHostileTexts(surface)
})
after(() => surface.close())

test('what could run in a page is seen', () => {
  for (const text of hostileTexts.slice(0, 26)) assert.notDeepEqual(markupIn(`<p>${text}</p>`), [], text)
  assert.notDeepEqual(markupIn('<p title="" onclick="a">'), [])
  assert.notDeepEqual(markupIn('<noscript><img src="/a.png"></noscript>'), [])
  assert.deepEqual(markupIn('<noscript><p>Save first.</p></noscript>'), [])
  assert.deepEqual(markupIn('<p class="a">1 &lt; 2</p><script nonce="a">1 < 2</script>'), [])
})

test('SEC-032 no column that takes words is left without hostile ones', async () => {
  const columns = await surface.rows<{ row: string; column: string }>(
    `select c.table_name as row, c.column_name as column
     from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
     where c.table_schema = 'kith' and t.table_type = 'BASE TABLE' and c.data_type in ('text', 'jsonb', 'ARRAY')
       and not exists (
         select from pg_constraint where contype = 'c' and conrelid = format('kith.%I', c.table_name)::regclass
           and pg_get_constraintdef(oid) ~ format('\\(?\\y%s\\y\\)? = ANY|\\(%s = ''', c.column_name, c.column_name))
       and c.table_name not in ('migrations', 'migrations_lock')
     order by 1, 2`,
  )
  const left: string[] = []
  for (const { row, column } of columns) {
    const [found] = await surface.rows(`select from kith.${row} where ${column}::text like '%<%' limit 1`)
    if (found === undefined) left.push(`${row}.${column}`)
  }
  assert.deepEqual(
    left.filter((each) => !ownColumns.includes(each)),
    [],
  )
})

test('SEC-032 two hundred hostile texts in every field: on no page is one of them more than text', async () => {
  assert.ok(hostileTexts.length >= 200)
  const found: string[] = []
  const look = async (path: string, cookie: string) => {
    const { status, body } = await surface.send({ method: 'GET', path, headers: { cookie } })
    if (status !== 200) found.push(`${path} → ${status}`)
    found.push(...markupIn(body).map((what) => `${path}: ${what}`))
  }
  const [clinician, lead] = [
    await cookieFor(surface.database.db, clinic.clinician),
    await cookieFor(surface.database.db, clinic.lead),
  ]
  for (const path of ['/', '/patients', '/alerts', '/account']) await look(path, clinician)
  for (const path of ['/settings/staff', '/settings/alerts', '/settings/audit', '/settings/contract'])
    await look(path, lead)
  // Names stand in lists, all at once; the long fields of the first patient hold every text; of the others some are opened.
  for (const { patient, course, alert } of clinic.patients.filter(
    (_, place) => place < 2 || place % 15 === 0,
  )) {
    for (const page of ['', '/edit', '/contact']) await look(`/patients/${patient}${page}`, clinician)
    for (const page of coursePages) await look(`/courses/${course}${page}`, clinician)
    for (const { number } of await surface.rows<{ number: number }>(
      'select number from kith.contracts where course_id = $1 order by number',
      [course],
    )) {
      await look(`/courses/${course}/contract/sheet?version=${number}`, clinician)
    }
    await look(`/alerts/${alert}`, clinician)
  }
  assert.deepEqual(found.slice(0, 20), [])
})

const coursePages = [
  '',
  '/sessions/1',
  '/hand-over',
  '/appointments',
  '/focus',
  '/phase',
  '/inventory',
  '/inventory?from=0&to=1',
  '/timeline',
  '/contract/sheet',
  ...Object.values(sheetPages).filter((page) => page !== '/focus'),
  '/concern',
  '/messages',
  '/check-ins/new',
]

test('SEC-032 what was typed into a form that is not accepted comes back as text', async () => {
  const cookie = await cookieFor(surface.database.db, clinic.clinician)
  const [first] = clinic.patients
  for (const text of hostileTexts.filter((_, place) => place % 6 === 0)) {
    for (const [path, fields] of [
      [
        '/patients/new',
        {
          key: '019abcde-0000-7000-8000-000000000000',
          name: text,
          email: text,
          birthOn: text,
          country: text,
        },
      ],
      [
        `/alerts/${first?.alert}`,
        { key: '019abcde-0000-7000-8000-000000000001', intent: 'close', version: '1', assessment: text },
      ],
    ] as const) {
      const { body } = await surface.send({
        method: 'POST',
        path,
        headers: { cookie, origin: surface.kith.origin, 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams(fields).toString(),
      })
      assert.deepEqual(markupIn(body), [], text)
    }
  }
})
