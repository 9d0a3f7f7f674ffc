import { instantInWords } from './clock-words.ts'
import { cssText } from './css-text.ts'

export type PrintFootProps = {
  /** Two identifiers at least (HAZ-019). */
  whose: readonly string[]
  by: string
  at: string
  zone: string
  /** The nonce of the page: its style sheet is this page's own. */
  nonce: string | undefined
}

/** Who prints a page, and when. */
export type Printed = Pick<PrintFootProps, 'by' | 'at'>

/**
 * On paper, in the lower margin of every page: whose record, page x of y, who printed it and when (HAZ-019). Only a
 * page's own style sheet reaches the margins; browsers that leave them alone print the name at the top of the page.
 */
export function PrintFoot({ whose, by, at, zone, nonce }: PrintFootProps) {
  const left = cssText(whose.join(' · '))
  const right = cssText(`${by}, ${instantInWords(at, zone)}`)
  return (
    <style nonce={nonce}>
      {`@page{margin-block-end:22mm;@bottom-left{content:${left};font:9pt sans-serif}@bottom-center{content:counter(page) " of " counter(pages);font:9pt sans-serif}@bottom-right{content:${right};font:9pt sans-serif}}`}
    </style>
  )
}
