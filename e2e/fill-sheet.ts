import type { Page } from 'playwright-core'

/** Fills in the fields of a sheet by their names, as somebody would: what is folded away is opened first. */
export async function fillSheet(page: Page, values: Readonly<Record<string, string>>): Promise<void> {
  await page.evaluate(() => {
    for (const fold of document.querySelectorAll('details')) fold.open = true
  })
  for (const [name, value] of Object.entries(values)) {
    const control = page.locator(`[name="${name}"]:not([type="hidden"])`)
    const kind = await control.first().evaluate((found) => {
      if (found instanceof HTMLInputElement) return found.type
      return found instanceof HTMLSelectElement ? 'select' : 'text'
    })
    if (kind === 'radio') await page.locator(`[name="${name}"][value="${value}"]`).check()
    else if (kind === 'checkbox') await control.first().setChecked(value !== '')
    else if (kind === 'select') await control.first().selectOption(value)
    else await control.first().fill(value)
  }
  await page
    .locator('.sheet-foot')
    .getByText(/^Saved \d/)
    .first()
    .waitFor()
}
