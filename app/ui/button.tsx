import type { ComponentProps } from 'react'

/** One primary button to a page; the rest stands back. Danger is for what cannot be undone. */
export type ButtonTone = 'primary' | 'quiet' | 'danger' | 'plain'

type Look = { tone?: ButtonTone | undefined; wide?: boolean | undefined }

export type ButtonProps = Look & Omit<ComponentProps<'button'>, 'style' | 'className'>

/** Sends its form unless told otherwise. */
export function Button({ tone, wide, type = 'submit', ...rest }: ButtonProps) {
  return <button {...rest} type={type} className={classOf(tone, wide)} />
}

export type ButtonLinkProps = Look & Omit<ComponentProps<'a'>, 'style' | 'className'> & { href: string }

/** Goes somewhere, and looks like a button. */
export function ButtonLink({ tone, wide, children, ...rest }: ButtonLinkProps) {
  return (
    <a {...rest} className={classOf(tone, wide)}>
      {children}
    </a>
  )
}

function classOf(tone: ButtonTone = 'primary', wide = false): string {
  return `button${tone === 'primary' ? '' : ` button-${tone}`}${wide ? ' button-wide' : ''}`
}
