import type { ReactNode } from 'react'

import { Wordmark } from '#ui/index.ts'

import '../sign-in.css'

/** Around the pages at the door: one column, one thing to do. */
export function EntryFrame({ children }: { children: ReactNode }) {
  return (
    <div className="entry">
      <header>
        <span className="wordmark">
          <Wordmark />
        </span>
      </header>
      <main className="entry-main stack stack-wide" id="main">
        {children}
      </main>
    </div>
  )
}
