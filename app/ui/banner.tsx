import type { ReactNode } from 'react'

import { Sign } from './sign.tsx'

export type BannerTone = 'info' | 'caution' | 'urgent'

export type BannerProps = {
  tone?: BannerTone | undefined
  title: ReactNode
  /** 2 to 4: where the banner stands in the page's outline. Left out, the title is plain text. */
  level?: 2 | 3 | 4 | undefined
  actions?: ReactNode
  /** Spoken at once when it appears while somebody is working. Not for what the page was loaded with. */
  announced?: boolean | undefined
  children?: ReactNode
}

/** Something a reader must not miss: said in words, then shown by a sign, and by colour last. */
export function Banner({ tone = 'info', title, level, actions, announced = false, children }: BannerProps) {
  const Title = level === undefined ? 'p' : (`h${level}` as const)
  return (
    <div
      className={`banner banner-${tone}`}
      role={announced ? (tone === 'urgent' ? 'alert' : 'status') : undefined}
    >
      <span className="banner-sign">
        <Sign name={tone} size={22} />
      </span>
      <div className="banner-words">
        <Title className="banner-title">
          {tone === 'info' ? null : <span className="spoken">{spokenTone[tone]}: </span>}
          {title}
        </Title>
        {children}
        {actions === undefined ? null : <div className="banner-actions">{actions}</div>}
      </div>
    </div>
  )
}

const spokenTone = { caution: 'Take note', urgent: 'Urgent' } as const
