/** Small drawings that stand beside words, never instead of them: hidden from screen readers. */
export type SignName =
  | 'info'
  | 'caution'
  | 'urgent'
  | 'grief'
  | 'role-dispute'
  | 'role-transition'
  | 'interpersonal-deficits'
  | 'lower'
  | 'higher'
  | 'same'
  | 'done'

/** `size` is in pixels at ordinary text size, and grows with the text. */
export function Sign({ name, size = 18 }: { name: SignName; size?: number }) {
  return (
    <svg
      aria-hidden="true"
      focusable="false"
      width={`${size / 16}rem`}
      height={`${size / 16}rem`}
      viewBox="0 0 18 18"
      fill="none"
      className="sign"
    >
      {drawings[name]}
    </svg>
  )
}

const line = {
  stroke: 'currentColor',
  strokeWidth: 2,
  strokeLinecap: 'round',
  strokeLinejoin: 'round',
} as const

const drawings: Record<SignName, React.ReactNode> = {
  info: (
    <>
      <circle cx="9" cy="9" r="7.5" {...line} strokeWidth={1.75} />
      <path d="M9 8.5v4" {...line} />
      <circle cx="9" cy="5.5" r="1.25" fill="currentColor" />
    </>
  ),
  caution: (
    <>
      <path d="M9 2 17 16H1Z" {...line} strokeWidth={1.75} />
      <path d="M9 7.5v3.25" {...line} />
      <circle cx="9" cy="13.4" r="1.1" fill="currentColor" />
    </>
  ),
  urgent: (
    <>
      <path d="M5.6 1h6.8L17 5.6v6.8L12.4 17H5.6L1 12.4V5.6Z" fill="currentColor" />
      <path d="M9 4.75v5" stroke="var(--urgent-soft)" strokeWidth={2.25} strokeLinecap="round" />
      <circle cx="9" cy="13" r="1.35" fill="var(--urgent-soft)" />
    </>
  ),
  // A place at the table that stays empty.
  grief: <circle cx="9" cy="9" r="6.5" {...line} strokeDasharray="3.2 3.6" />,
  // Two who pull against each other.
  'role-dispute': <path d="M2 9h5M4.5 6 7 9l-2.5 3M16 9h-5M13.5 6 11 9l2.5 3" {...line} />,
  // From one place to the next.
  'role-transition': (
    <>
      <path d="M2 14.5h5.5v-9H15" {...line} />
      <path d="m12.5 2.75 3 2.75-3 2.75" {...line} />
    </>
  ),
  // One, apart from the others.
  'interpersonal-deficits': (
    <g fill="currentColor">
      <circle cx="3.5" cy="9" r="2.75" />
      <circle cx="12" cy="4" r="1.75" />
      <circle cx="15.75" cy="9" r="1.75" />
      <circle cx="12" cy="14" r="1.75" />
    </g>
  ),
  lower: <path d="M9 2.5v12.5M4 10l5 5 5-5" {...line} />,
  higher: <path d="M9 15.5V3M4 8l5-5 5 5" {...line} />,
  same: <path d="M3 6.5h12M3 11.5h12" {...line} />,
  done: <path d="m3 9.5 4 4 8-9" {...line} />,
}
