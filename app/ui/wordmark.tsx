/** Three circles of closeness and somebody in one of them. */
export function Wordmark({ name = 'Kith' }: { name?: string }) {
  return (
    <>
      <svg
        aria-hidden="true"
        focusable="false"
        width="26"
        height="26"
        viewBox="0 0 26 26"
        fill="none"
        stroke="currentColor"
      >
        <circle cx="13" cy="13" r="11.75" strokeWidth="1.25" />
        <circle cx="13" cy="13" r="7" strokeWidth="1.25" />
        <circle cx="13" cy="13" r="2.25" fill="currentColor" stroke="none" />
        <circle cx="18" cy="8" r="2.25" fill="currentColor" stroke="none" />
      </svg>
      <span>{name}</span>
    </>
  )
}
