// How smooth the timeline is with 300 events over 40 years: `npm run bench:frames`. The same drag over an empty page
// says how many frames this machine gives at all.
import type { Page } from 'playwright-core'

import { openBrowser } from '../e2e/browser.ts'
import { startDemonstration } from '../e2e/demonstration.ts'
import { lifeEvents, tellOfALife } from './life.ts'
import { machine, say, spread } from './report.ts'

const rounds = 7

const [demonstration, browser] = await Promise.all([startDemonstration(), openBrowser()])
try {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.goto(demonstration.entranceFor('clinician'))
  await page.goto(`${demonstration.origin}/patients`)
  await page.getByRole('link', { name: 'Philippa Renshaw-Obi' }).click()
  await page.getByRole('navigation', { name: 'This course' }).waitFor()
  const timeline = `${page.url().replace(/(\/courses\/[^/]+).*/, '$1')}/timeline`
  await page.goto(timeline)
  await tellOfALife(page)
  const empty = await context.newPage()
  await empty.goto(`${demonstration.origin}/healthz`)
  await page.reload()
  // Beside those that the demonstration tells of her.
  await page.getByLabel(/with 3\d\d life events/).waitFor()
  say(`${lifeEvents} events over 40 years, dragged to and fro (${machine()})\n`)
  say('| in sight | frames a second | of those an empty page has | work in a frame, ms |')
  say('| --- | --- | --- | --- |')
  for (const [words, nearer] of [
    ['40 years', 0],
    ['about 10 years', 4],
    ['about 1 year', 7],
  ] as const) {
    await page.bringToFront()
    await page.getByRole('button', { name: 'Everything' }).click()
    for (let step = 0; step < nearer; step += 1) await page.getByRole('button', { name: 'Nearer' }).click()
    const rates: number[] = []
    const ratios: number[] = []
    const work: number[] = []
    for (let round = 0; round < rounds; round += 1) {
      const drawn = await dragged(page)
      const nothing = await dragged(empty)
      rates.push(drawn.rate)
      ratios.push(drawn.rate / nothing.rate)
      work.push(drawn.work)
    }
    say(`| ${words} | ${spread(rates, 0)} | ${spread(ratios)} | ${spread(work, 1)} |`)
  }
} finally {
  await browser.close()
  await demonstration.stop()
}

/** A drag of two seconds to and fro: frames a second, and how long the page worked for each. */
async function dragged(page: Page): Promise<{ rate: number; work: number }> {
  await page.bringToFront()
  const session = await page.context().newCDPSession(page)
  await session.send('Performance.enable')
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics')
    return metrics.find(({ name }) => name === 'TaskDuration')?.value ?? 0
  }
  const box =
    (await page.getByRole('application').count()) > 0
      ? await page.getByRole('application').boundingBox()
      : null
  const at = { x: (box?.x ?? 0) + 700, y: (box?.y ?? 0) + 150 }
  const before = await worked()
  await page.evaluate(() => {
    const seen: number[] = []
    const note = (now: number) => {
      seen.push(now)
      requestAnimationFrame(note)
    }
    requestAnimationFrame(note)
    Object.assign(globalThis, { seen })
  })
  await page.mouse.move(at.x, at.y)
  await page.mouse.down()
  const begun = performance.now()
  while (performance.now() - begun < 2_000) {
    const turn = ((performance.now() - begun) / 2_000) * Math.PI * 2
    await page.mouse.move(at.x + Math.sin(turn) * 500, at.y)
  }
  await page.mouse.up()
  const frames = await page.evaluate(() => (globalThis as unknown as { seen: number[] }).seen.slice())
  const after = await worked()
  await session.detach()
  await page.reload()
  const span = (frames.at(-1) ?? 0) - (frames[0] ?? 0)
  return { rate: ((frames.length - 1) * 1_000) / span, work: ((after - before) * 1_000) / frames.length }
}
