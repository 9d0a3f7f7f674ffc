import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { cookieFor } from '../test-server.server.ts'
import { hostileTexts } from './hostile-texts.ts'
import { layHostileTexts, type HostileClinic } from './lay-hostile-texts.server.ts'
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
  assert.deepEqual(markupIn('<p class="a">1 &lt; 2</p><script nonce="a">1 < 2</script>'), [])
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
  for (const path of ['/settings/staff', '/settings/alerts', '/settings/audit']) await look(path, lead)
  // Names stand in lists, all at once; the long fields of the first patient hold every text; of the others some are opened.
  for (const { patient, course, alert } of clinic.patients.filter(
    (_, place) => place < 2 || place % 15 === 0,
  )) {
    for (const page of ['', '/edit', '/contact']) await look(`/patients/${patient}${page}`, clinician)
    for (const page of coursePages) await look(`/courses/${course}${page}`, clinician)
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
