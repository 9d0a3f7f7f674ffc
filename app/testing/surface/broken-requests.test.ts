import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import { sendBytes } from './raw-request.ts'
import { openSurface, type Surface } from './surface.server.ts'

let surface: Surface
before(async () => {
  surface = await openSurface()
})
after(() => surface.close())

/** Bytes that are hardly a request, by what is wrong with them, and the statuses that are right for each. */
const broken: readonly [string, string, RegExp][] = [
  ['no request at all', 'hello\r\n\r\n', /^400$/],
  ['a TLS greeting', '\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03', /^400$/],
  ['another protocol', 'GET / HTTP/9.9\r\nHost: a\r\n\r\n', /^(400|505)$/],
  ['no host', 'GET / HTTP/1.1\r\n\r\n', /^400$/],
  ['two hosts', 'GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n', /^(400|302)$/],
  ['an absolute address', 'GET http://elsewhere.example/ HTTP/1.1\r\nHost: a\r\n\r\n', /^400$/],
  ['a name before the address', 'GET @elsewhere.example/ HTTP/1.1\r\nHost: a\r\n\r\n', /^400$/],
  ['a port for an address', 'GET :99999/ HTTP/1.1\r\nHost: a\r\n\r\n', /^400$/],
  ['the asterisk', 'OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n', /^405$/],
  ['an empty address', 'GET  HTTP/1.1\r\nHost: a\r\n\r\n', /^400$/],
  ['a fragment', 'GET /#a HTTP/1.1\r\nHost: a\r\n\r\n', /^(400|302)$/],
  ['a NUL in the address', 'GET /a\0b HTTP/1.1\r\nHost: a\r\n\r\n', /^400$/],
  ['an encoded NUL in the address', 'GET /crisis/%00 HTTP/1.1\r\nHost: a\r\n\r\n', /^400$/],
  ['a broken encoding', 'GET /patients/%c0%af HTTP/1.1\r\nHost: a\r\n\r\n', /^400$/],
  ['a bare tunnel', 'CONNECT elsewhere.example:443 HTTP/1.1\r\nHost: a\r\n\r\n', /^(|4\d\d)$/],
  ['an upgrade', 'GET / HTTP/1.1\r\nHost: a\r\nConnection: upgrade\r\nUpgrade: h2c\r\n\r\n', /^302$/],
  ['an echo of headers', 'TRACE / HTTP/1.1\r\nHost: a\r\nCookie: b=c\r\n\r\n', /^405$/],
  ['a header without a name', 'GET / HTTP/1.1\r\nHost: a\r\n: b\r\n\r\n', /^400$/],
  ['a header that goes on', 'GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n', /^(400|302)$/],
  ['a space before the colon', 'GET / HTTP/1.1\r\nHost: a\r\nX : b\r\n\r\n', /^400$/],
  ['headers without end', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(80_000)}\r\n\r\n`, /^431$/],
  ['an address without end', `GET /${'x'.repeat(80_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, /^431$/],
  ['a length below nothing', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n', /^400$/],
  ['a length that is none', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1e3\r\n\r\n', /^400$/],
  ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab', /^400$/],
  [
    'a length and chunks',
    'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    /^400$/,
  ],
  ['chunks', 'POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n', /^413$/],
  ['a length of a terabyte', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1099511627776\r\n\r\n', /^413$/],
  [
    'a promise nobody can keep',
    'POST / HTTP/1.1\r\nHost: a\r\nExpect: the-impossible\r\nContent-Length: 1\r\n\r\na',
    /^417$/,
  ],
]

test('SEC-039 SEC-031 what is hardly a request is refused in a word, with every header in place', async () => {
  for (const [what, bytes, right] of broken) {
    const answer = await sendBytes(surface.kith.origin, Buffer.from(bytes, 'latin1'))
    const status = /^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1] ?? ''
    assert.match(status, right, what)
    assert.doesNotMatch(answer, /\bat \S+ \(|node:|node_modules|Error:/, what)
    if (status === '') continue
    assert.match(answer, /^x-content-type-options: nosniff\r$/im, what)
    assert.match(answer, /^content-security-policy: default-src 'none'/im, what)
    assert.match(answer, /^strict-transport-security: /im, what)
    assert.doesNotMatch(answer, /^(server|x-powered-by):/im, what)
  }
})

test('SEC-035 whatever stands in front of an address, nobody is led to another site', async () => {
  for (const path of [
    '//elsewhere.example/',
    '/\\elsewhere.example',
    '//elsewhere.example/..',
    '/%2felsewhere.example/',
    '///elsewhere.example/%2e%2e',
    '/.//elsewhere.example',
  ]) {
    const answer = await sendBytes(
      surface.kith.origin,
      `GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`,
    )
    const to = /^location: (.*)\r$/im.exec(answer)?.[1]
    if (to !== undefined) assert.match(to, /^\/(?![/\\])/, path)
  }
})

test('SEC-039 who must sign in first for an address of any length is led on in a short one', async () => {
  const { status, headers } = await surface.send({
    method: 'GET',
    path: `/patients?search=${'%0A'.repeat(2_000)}`,
  })
  assert.deepEqual([status, headers.location], [302, '/sign-in?next=%2Fpatients'])
})

test('SEC-019 asking for the head of a page, or what may be asked of it, changes nothing', async () => {
  const { records, principals } = await surface.layPeople()
  const treating = principals.find(({ name }) => name === 'treating')?.cookie ?? ''
  const count = async () =>
    (await surface.rows<{ n: number }>(`select count(*)::int as n from kith.history`))[0]?.n ?? -1
  const before = await count()
  for (const method of ['HEAD', 'OPTIONS', 'GET']) {
    for (const path of surface.paths) {
      const where = path.replace(/:(\w+)\??/g, (_, name: keyof typeof records.own) => records.own[name])
      const { status, body } = await surface.send({ method, path: where, headers: { cookie: treating } })
      assert.ok(status < 500, `${method} ${path}`)
      if (method === 'HEAD') assert.equal(body, '', path)
    }
  }
  assert.equal(await count(), before)
})
