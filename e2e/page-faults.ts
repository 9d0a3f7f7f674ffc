import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

// What changes when the same page is shown in other colours on a smaller screen.
const looks = ['color-contrast', 'target-size', 'link-in-text-block', 'scrollable-region-focusable']

/**
 * What somebody could stumble over on the page that is open: each in a line that says where. `looks` alone when the
 * page was tried whole before, in other colours or at another width.
 */
export async function pageFaults(page: Page, what: 'whole' | 'looks' = 'whole'): Promise<string[]> {
  const where = `${new URL(page.url()).pathname} at ${page.viewportSize()?.width}`
  const faults: string[] = []
  const title = await page.title()
  if (title.length < 4) faults.push('no title')
  const { overhang, widest } = await page.evaluate(findOverhang)
  if (overhang > 0) faults.push(`${overhang} px wider than the screen: ${widest}`)
  const axe = new AxeBuilder({ page }).setLegacyMode().options({ resultTypes: ['violations'] })
  const { violations } = await (what === 'whole' ? axe.withTags(wcag) : axe.withRules(looks)).analyze()
  for (const { id, nodes } of violations) faults.push(`${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  return faults.map((fault) => `${where}: ${fault}`)
}

/** Runs in the page: how far it has to be pushed sideways, and what makes it so wide. */
function findOverhang(): { overhang: number; widest: string } {
  const room = document.documentElement.clientWidth
  const overhang = document.documentElement.scrollWidth - room
  if (overhang <= 0) return { overhang: 0, widest: '' }
  const widest = [...document.body.querySelectorAll('*')].find(
    (element) => element.getBoundingClientRect().right > room + 1,
  )
  return { overhang, widest: widest?.outerHTML.slice(0, 120) ?? '' }
}
