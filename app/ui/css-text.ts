/** Text as a CSS string in which no character can end it: all but letters, digits and spaces are written by number. */
export function cssText(text: string): string {
  const safe = text.replaceAll(
    /[^\p{L}\p{N} ]/gu,
    (character) => `\\${(character.codePointAt(0) ?? 0xfffd).toString(16)} `,
  )
  return `"${safe}"`
}
