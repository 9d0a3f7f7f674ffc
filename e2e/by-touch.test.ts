import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'

import type { Browser, CDPSession, Locator, Page } from 'playwright-core'

import { openBrowser } from './browser.ts'
import { startDemonstration, type Demonstration } from './demonstration.ts'
import { noteTrouble } from './trouble.ts'

type Point = { x: number; y: number }

let demonstration: Demonstration
let browser: Browser
let page: Page
let fingers: CDPSession
let course: string
const trouble: string[] = []

before(async () => {
  ;[demonstration, browser] = await Promise.all([startDemonstration(), openBrowser()])
  // A tablet that is turned round to be looked at by both.
  const context = await browser.newContext({ viewport: { width: 1024, height: 1100 }, hasTouch: true })
  context.setDefaultTimeout(20_000)
  noteTrouble(context, trouble)
  page = await context.newPage()
  fingers = await context.newCDPSession(page)
  await page.goto(demonstration.entranceFor('clinician'))
  await page.goto(`${demonstration.origin}/patients`)
  await page.getByRole('link', { name: 'Elinor Vash' }).click()
  await page.getByRole('navigation', { name: 'This course' }).waitFor()
  course = page.url().replace(/(\/courses\/[^/]+).*/, '$1')
})
after(async () => {
  await browser.close()
  await demonstration.stop()
})

test('IPT-050 somebody is moved nearer with a finger, the move is spoken, and stored', async () => {
  await page.goto(`${course}/inventory`)
  const ida = page.locator('.circle-wide').getByRole('slider', { name: /^Ida\b/ })
  const before = Number(await ida.getAttribute('aria-valuenow'))
  const at = await middleOf(ida.locator('.circle-reach'))
  const centre = await middleOf(page.locator('.circle-wide .circle-self'))
  await drawn([between(at, centre, 0), between(at, centre, 0.2), between(at, centre, 0.4)])
  const now = Number(await ida.getAttribute('aria-valuenow'))
  assert.ok(now > before, `${before} to ${now}`)
  assert.match(await page.locator('[data-said]').innerText(), new RegExp(`^Ida: ${now} of 10`))
  await page.getByText(/^Saved \d\d:\d\d$/).waitFor()
  await page.reload()
  assert.equal(Number(await ida.getAttribute('aria-valuenow')), now)
})

test('two fingers on the timeline bring it nearer, one moves it, and the day between them stays', async () => {
  await page.goto(`${course}/timeline`)
  const picture = page.getByRole('application')
  await picture.scrollIntoViewIfNeeded()
  const opened = await inSight()
  const { x, y } = await middleOf(picture)
  const apart = (by: number): readonly Point[] => [
    { x: x - by, y },
    { x: x + by, y },
  ]
  await touched([apart(60), apart(110), apart(180)])
  const nearer = await inSight()
  assert.ok(nearer.to - nearer.from < (opened.to - opened.from) / 2)
  assert.ok(
    Math.abs((nearer.to + nearer.from - opened.to - opened.from) / 2) < (opened.to - opened.from) / 20,
  )
  await drawn([
    { x, y },
    { x: x - 80, y },
    { x: x - 200, y },
  ])
  const later = await inSight()
  assert.ok(later.from > nearer.from)
  assert.ok(Math.abs(later.to - later.from - (nearer.to - nearer.from)) <= 2)
})

test('the wheel comes nearer once the picture was pressed, and the brush shows any part of a life', async () => {
  const picture = page.getByRole('application')
  const before = await inSight()
  const { x, y } = await middleOf(picture)
  await picture.focus()
  await page.mouse.move(x, y)
  await page.mouse.wheel(0, -300)
  await page
    .waitForFunction(
      (label) => document.querySelector('[role=application]')?.getAttribute('aria-label') !== label,
      await picture.getAttribute('aria-label'),
    )
    .catch(() => undefined)
  const nearer = await inSight()
  assert.ok(nearer.to - nearer.from < before.to - before.from)
  await page.getByRole('button', { name: 'Everything' }).click()
  const whole = await inSight()
  const strip = await page.locator('.timeline-brush').boundingBox()
  assert.ok(strip)
  const level = strip.y + strip.height / 2
  await page.mouse.move(strip.x + strip.width * 0.1, level)
  await page.mouse.down()
  await page.mouse.move(strip.x + strip.width * 0.2, level, { steps: 3 })
  await page.mouse.move(strip.x + strip.width * 0.3, level, { steps: 3 })
  await page.mouse.up()
  const part = await inSight()
  const span = whole.to - whole.from
  assert.ok(Math.abs(part.from - (whole.from + span * 0.1)) < span * 0.03)
  assert.ok(Math.abs(part.to - (whole.from + span * 0.3)) < span * 0.03)
  assert.deepEqual(trouble, [])
})

/** The days in sight, as the picture says them. */
async function inSight(): Promise<{ from: number; to: number }> {
  const label = (await page.getByRole('application').getAttribute('aria-label')) ?? ''
  const [, from = '', to = ''] = /from (.+) to (.+), with/.exec(label) ?? []
  return { from: Date.parse(`${from} UTC`) / 86_400_000, to: Date.parse(`${to} UTC`) / 86_400_000 }
}

async function middleOf(what: Locator): Promise<Point> {
  const box = await what.boundingBox()
  if (box === null) throw new Error('nothing is drawn')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

function between(one: Point, other: Point, share: number): Point {
  return { x: one.x + (other.x - one.x) * share, y: one.y + (other.y - one.y) * share }
}

function drawn(way: readonly Point[]): Promise<void> {
  return touched(way.map((point) => [point]))
}

/** Fingers put down, moved, and lifted. */
async function touched(moments: readonly (readonly Point[])[]): Promise<void> {
  for (const [index, points] of moments.entries()) {
    const touchPoints = points.map((point, id) => ({ ...point, id }))
    await fingers.send('Input.dispatchTouchEvent', {
      type: index === 0 ? 'touchStart' : 'touchMove',
      touchPoints,
    })
  }
  await fingers.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] })
}
