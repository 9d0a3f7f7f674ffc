import type { ReactNode } from 'react'

import type { Place } from './staff-frame.tsx'

export type PatientFrameProps = {
  /**
   * Where "Leave quickly" goes: an ordinary page that says nothing. It is a plain link, so it works without scripts;
   * the page must not be kept by the browser (`Cache-Control: no-store`).
   */
  exitHref?: string | undefined
  /** Places of the portal; none on a page opened from a link. */
  places?: readonly Place[] | undefined
  here?: string | undefined
  /** Whom to call, on every page (HAZ-008). */
  foot?: ReactNode
  children: ReactNode
}

/**
 * Around what a patient sees. Nothing on it says what Kith is or what it is for: somebody may be looking over the
 * shoulder (HAZ-014). The page's title is the page's own business and stays as neutral.
 */
export function PatientFrame({
  exitHref = 'https://www.wikipedia.org/',
  places = [],
  here,
  foot,
  children,
}: PatientFrameProps) {
  return (
    <div className="patient-page">
      <a className="skip-link" href="#main">
        To the content
      </a>
      <header className="patient-bar">
        <a className="button button-quiet quick-exit" href={exitHref} rel="noreferrer noopener">
          Leave quickly
        </a>
        {places.length === 0 ? null : (
          <nav aria-label="Pages">
            <ul role="list">
              {places.map((place) => (
                <li key={place.href}>
                  <a href={place.href} aria-current={place.href === here ? 'page' : undefined}>
                    {place.words}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
      </header>
      <main className="patient-main" id="main" tabIndex={-1}>
        {children}
      </main>
      {foot === undefined ? null : <footer className="patient-foot">{foot}</footer>}
    </div>
  )
}
