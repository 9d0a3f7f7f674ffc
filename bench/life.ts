import type { Page } from 'playwright-core'

export const lifeEvents = 300
const firstYear = 1986

/**
 * Three hundred events over 40 years, as the form of the timeline's page sends them: each date is EDTF, so its reading is
 * known.
 */
export async function tellOfALife(page: Page): Promise<void> {
  await page.evaluate(
    async ({ count, since }) => {
      const kinds = ['death', 'loss', 'dispute', 'work', 'health', 'housing', 'other']
      const send = (fields: Record<string, string>) =>
        fetch(location.href, { method: 'POST', body: new URLSearchParams({ key: uuid(), ...fields }) })
      // Version 7, as every id of Kith is.
      const uuid = () => crypto.randomUUID().replace(/^(.{14})4/, '$17')
      await send({
        intent: 'onset',
        version: '0',
        type: 'episodic',
        syndrome: '2026-02',
        syndromeSeen: '2026-02',
      })
      for (let index = 0; index < count; index += 1) {
        const year = since + Math.floor((index * 40) / count)
        const month = String(1 + ((index * 5) % 12)).padStart(2, '0')
        const when =
          [`${year}`, `${year}-${month}`, `${year}-${month}~`, `${year}-${month}-1${index % 10}`][
            index % 4
          ] ?? ''
        await send({
          intent: 'event',
          id: uuid(),
          version: '0',
          what: `What happened then, number ${index}`,
          type: kinds[index % kinds.length] ?? 'other',
          when,
          whenSeen: when,
          source: 'patient',
          ongoing: index % 11 === 0 ? 'yes' : 'no',
        })
      }
    },
    { count: lifeEvents, since: firstYear },
  )
}
