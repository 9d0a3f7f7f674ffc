import type { ReactNode } from 'react'

import { Sign } from './sign.tsx'

export type TagTone = 'plain' | 'strong' | 'caution' | 'urgent'

/** One or two words about a thing: its phase, its status, its format. Caution and urgent carry their sign. */
export function Tag({ tone = 'plain', children }: { tone?: TagTone | undefined; children: ReactNode }) {
  return (
    <span className={tone === 'plain' ? 'tag' : `tag tag-${tone}`}>
      {tone === 'caution' || tone === 'urgent' ? <Sign name={tone} size={14} /> : null}
      {children}
    </span>
  )
}
