/** Contrast of two colours written as #rrggbb. Source: WCAG 2.2, definitions of contrast ratio and relative luminance. */
export function contrast(one: string, other: string): number {
  const [lighter, darker] = [luminance(one), luminance(other)].sort((a, b) => b - a) as [number, number]
  return (lighter + 0.05) / (darker + 0.05)
}

/** The colours that a part of a style sheet sets as custom properties. */
export function colourTokens(sheet: string): ReadonlyMap<string, string> {
  return new Map(
    [...sheet.matchAll(/(?<![\w-])--([\w-]+):\s*(#[\da-f]{6})\b/g)].map((found) => [
      found[1] ?? '',
      found[2] ?? '',
    ]),
  )
}

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) =>
    linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255),
  )
  return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0)
}

function linear(channel: number): number {
  return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}
