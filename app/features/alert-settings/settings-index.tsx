import { PageHeading } from '#ui/index.ts'

const pages = [
  { href: '/settings/staff', words: 'Staff', about: 'Who works here, in which role, and invitations' },
  {
    href: '/settings/alerts',
    words: 'Alerts and hours',
    about:
      'Who is asked when an answer must be looked at, when somebody is there, leave and cover, reminders',
  },
  {
    href: '/settings/contract',
    words: 'Words of the contract',
    about: 'Lateness, missed sessions, emergencies, payment, and what else every contract starts with',
  },
  {
    href: '/settings/audit',
    words: 'Who opened what',
    about: 'The trail of everything that was read and changed',
  },
]

/** Where a lead sets up the clinic. */
export function SettingsIndex() {
  return (
    <>
      <PageHeading title="Settings" purpose="How this clinic works with Kith" />
      <ul role="list" className="stack">
        {pages.map(({ href, words, about }) => (
          <li key={href} className="sheet">
            <a href={href}>
              <strong>{words}</strong>
            </a>
            <p className="quiet">{about}</p>
          </li>
        ))}
      </ul>
    </>
  )
}
