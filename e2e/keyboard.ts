import assert from 'node:assert/strict'

import type { Locator, Page } from 'playwright-core'

// No page has more stops than this before what is meant.
const mostStops = 120

/**
 * Goes with the Tab key to a control, as somebody does who cannot use a mouse. Each stop on the way has to show that it
 * is where the keys go to (WCAG 2.4.7).
 */
export async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.first().waitFor()
  for (let stops = 0; stops < mostStops; stops += 1) {
    await page.keyboard.press('Tab')
    await showsFocus(page)
    if (await target.first().evaluate((element) => element === document.activeElement)) return
  }
  throw new Error(`the Tab key does not lead to ${String(target)}`)
}

export async function pressOn(page: Page, target: Locator, key: 'Enter' | 'Space'): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press(key)
}

export async function typeInto(page: Page, target: Locator, words: string): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.type(words)
}

async function showsFocus(page: Page): Promise<void> {
  const found = await page.evaluate(() => {
    const here = document.activeElement
    if (here === null || here === document.body) return { what: 'the browser itself', isShown: true }
    // In a drawing a ring of its own stands around the point.
    const ring = getComputedStyle(here.querySelector('.chart-reach') ?? here)
    if (here instanceof SVGElement)
      return {
        what: 'a point of a drawing',
        isShown: Number.parseFloat(ring.strokeWidth) >= 2 && ring.stroke !== 'none',
      }
    const { outlineStyle, outlineWidth } = getComputedStyle(here)
    const what = `<${here.tagName.toLowerCase()}> ${here.getAttribute('name') ?? here.textContent.trim().slice(0, 40)}`
    const box = here.getBoundingClientRect()
    const isShown =
      outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2 && box.width > 0 && box.height > 0
    return { what, isShown }
  })
  assert.ok(found.isShown, `nothing shows that the keys go to ${found.what}`)
}
