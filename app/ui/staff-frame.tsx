import type { ReactNode } from 'react'

import { Wordmark } from './wordmark.tsx'

export type Place = { href: string; words: string }

export type StaffFrameProps = {
  /** Name of the person signed in, as colleagues know it. */
  person: string
  /** The clinic, said beside the name: people may work in several. */
  clinic?: string | undefined
  /** Path of the page on screen; a place is current when it is this path or above it. */
  here: string
  /** Whether Patients is a place for this person. */
  hasCaseload?: boolean | undefined
  /** Leads also see Settings. */
  isLead?: boolean | undefined
  /** More places, after Patients and before Settings. */
  places?: readonly Place[] | undefined
  accountHref?: string | undefined
  /** Signing out is a form, so that it works without scripts; a hidden field may carry what the action needs. */
  signOutAction?: string | undefined
  signOutFields?: ReactNode
  /** What nobody may overlook, whatever page they are on. */
  above?: ReactNode
  children: ReactNode
}

/** Around every page of staff: where am I, where can I go, who am I signed in as. */
export function StaffFrame(props: StaffFrameProps) {
  const { person, clinic, here, isLead = false, hasCaseload = true, places = [], children } = props
  const all = [today, ...(hasCaseload ? [patients] : []), ...places, ...(isLead ? [settings] : [])]
  return (
    <>
      <a className="skip-link" href="#main">
        To the content
      </a>
      <header className="staff-header">
        <div className="staff-header-inner">
          <a className="wordmark" href="/">
            <Wordmark />
          </a>
          <nav className="staff-nav" aria-label="Kith">
            <ul role="list">
              {all.map((place) => (
                <li key={place.href}>
                  <a href={place.href} aria-current={isCurrent(place.href, here) ? 'page' : undefined}>
                    {place.words}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <details className="person-menu" name="person-menu">
            <summary>
              <span className="person-menu-name">{person}</span>
              <svg aria-hidden="true" width="12" height="8" viewBox="0 0 12 8" fill="none">
                <path
                  d="m1.5 1.5 4.5 4.5 4.5-4.5"
                  stroke="currentColor"
                  strokeWidth="1.75"
                  strokeLinecap="round"
                />
              </svg>
            </summary>
            <div className="person-menu-panel">
              {clinic === undefined ? null : <p className="person-menu-clinic quiet">{clinic}</p>}
              <a href={props.accountHref ?? '/account'}>Account</a>
              <form method="post" action={props.signOutAction ?? '/sign-out'}>
                {props.signOutFields}
                <button type="submit">Sign out</button>
              </form>
            </div>
          </details>
        </div>
      </header>
      <main className="staff-main" id="main" tabIndex={-1}>
        {props.above ? <div className="staff-above unprinted">{props.above}</div> : null}
        {children}
      </main>
    </>
  )
}

const today: Place = { href: '/', words: 'Today' }
const patients: Place = { href: '/patients', words: 'Patients' }
const settings: Place = { href: '/settings', words: 'Settings' }

function isCurrent(href: string, here: string): boolean {
  return href === '/' ? here === '/' : here === href || here.startsWith(`${href}/`)
}
