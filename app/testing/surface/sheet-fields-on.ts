/** A field of a sheet. `choice` is one of the answers that are offered, where it takes no words. */
export type SheetField = { name: string; isText: boolean; choice: string | null }

/** The fields of the sheet on a page: those of which the form says what stood in them. */
export function sheetFieldsOn(page: string): SheetField[] {
  return [...page.matchAll(/ name="was:([^"]+)"/g)].map(([, name = '']) => {
    const tag = new RegExp(`<(input|textarea|select)\\b[^>]* name="${asPattern(name)}"[^>]*>`)
    const [whole = '', kind] = tag.exec(page) ?? []
    const isText =
      kind === 'textarea' || (kind === 'input' && /type="text"/.test(whole) && !/inputMode=/i.test(whole))
    return { name, isText, choice: isText ? null : choiceOf(page, name, whole, kind) }
  })
}

function choiceOf(page: string, name: string, whole: string, kind: string | undefined): string | null {
  if (kind === 'select') {
    const options = page.slice(page.indexOf(whole)).split('</select>')[0] ?? ''
    return /<option value="([^"]+)"/.exec(options)?.[1] ?? null
  }
  if (!/type="(radio|checkbox)"/.test(whole)) return / value="([^"]*)"/.exec(whole)?.[1] ?? null
  const answer = new RegExp(`<input\\b(?=[^>]* name="${asPattern(name)}")[^>]* value="([^"]+)"`)
  return answer.exec(page)?.[1] ?? null
}

function asPattern(name: string): string {
  return name.replaceAll('.', String.raw`\.`)
}
