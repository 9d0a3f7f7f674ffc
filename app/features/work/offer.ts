/** Plain words from the library, to be taken over and changed. `about` says when they fit. */
export type Offer = { readonly id: string; readonly about: string; readonly words: string }

/** The words on a line of their own below what stands there. */
export function withOffer(text: string, words: string): string {
  return text.trim() === '' ? words : `${text.trimEnd()}\n${words}`
}
