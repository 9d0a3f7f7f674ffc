import type { ReactNode } from 'react'

import { SheetContext, useSheetInHand } from './sheet-context.ts'

/** Says beside the fields inside what is still wrong with them, as long as it is. */
export function SheetProblems(props: { problems: Readonly<Record<string, string>>; children: ReactNode }) {
  const inHand = useSheetInHand()
  const problems = { ...inHand.problems, ...props.problems }
  return <SheetContext value={{ ...inHand, problems }}>{props.children}</SheetContext>
}
