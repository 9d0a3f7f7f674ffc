import assert from 'node:assert/strict'
import { after, afterEach, before, mock, test } from 'node:test'

import { newId } from '#platform/ids.ts'

import { formsOn } from './forms-on.ts'
import { openSurface, type Surface } from './surface.server.ts'

let surface: Surface
before(async () => {
  surface = await openSurface()
})
afterEach(() => mock.timers.reset())
after(() => surface.close())

const hour = 3_600_000
const jump = (by: number) => mock.timers.enable({ apis: ['Date'], now: Date.now() + by })
const typed = { 'content-type': 'application/x-www-form-urlencoded' }

for (const [way, by] of [
  ['forward', hour],
  ['back', -hour],
] as const) {
  test(`SEC-066 SEC-050 the clock jumps ${way} an hour under an open form: its answers are stored once, with their alert, and help is served`, async () => {
    const { records } = await surface.layPeople()
    const opened = await surface.send({ method: 'GET', path: `/check-in/${records.own.token}` })
    const cookie = opened.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
    const path = `/check-in/form/${records.own.link}`
    const [form] = formsOn((await surface.send({ method: 'GET', path, headers: { cookie } })).body)
    const hidden = Object.fromEntries((form?.fields ?? []).filter(([name]) => !/^q\d$/.test(name)))
    jump(by)
    const answers = Object.fromEntries(Array.from({ length: 9 }, (_, item) => [`q${item + 1}`, '1']))
    const body = new URLSearchParams({ ...hidden, ...answers }).toString()
    const send = () =>
      surface.send({ method: 'POST', path, headers: { cookie, origin: surface.kith.origin, ...typed }, body })
    assert.equal((await send()).status, 303)
    assert.equal((await send()).status, 303)
    const stored = await surface.rows<{ check_ins: number; signals: number }>(
      `select count(distinct c.id)::int as check_ins, count(g.id)::int as signals from kith.check_ins c
       left join kith.alert_signals g on g.check_in_id = c.id where c.link_id = $1`,
      [records.own.link],
    )
    assert.deepEqual(stored, [{ check_ins: 1, signals: 1 }])
    assert.equal((await surface.send({ method: 'GET', path: '/crisis/GB' })).status, 200)
  })

  test(`SEC-066 SEC-017 the clock jumps ${way} an hour: ${by > 0 ? 'whoever was signed in signs in again, and has lost nothing' : 'whoever is signed in works on'}`, async () => {
    const { records, principals } = await surface.layPeople()
    const cookie = principals.find(({ name }) => name === 'treating')?.cookie ?? ''
    jump(by)
    const { status, headers } = await surface.send({
      method: 'POST',
      path: `/courses/${records.own.course}/concern`,
      headers: { cookie, origin: surface.kith.origin, ...typed },
      body: new URLSearchParams({ key: newId(), words: 'Did not come.' }).toString(),
    })
    assert.equal(status, by > 0 ? 401 : 302)
    if (by < 0) assert.match(headers.location ?? '', /^\/alerts\//)
    assert.equal((await surface.send({ method: 'GET', path: '/healthz' })).status, 200)
  })
}
