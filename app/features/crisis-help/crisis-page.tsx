import { PatientFrame } from '#ui/index.ts'

import { CountryList } from './country-list.tsx'
import { CrisisHelp } from './crisis-help.tsx'

/** Help for one country, or the choice of one. Needs nobody's name and nothing stored: it is always served (SEC-066). */
export function CrisisPage({ country }: { country: string | null }) {
  return (
    <PatientFrame>
      <h1>Help now</h1>
      {country === null ? null : <CrisisHelp country={country} />}
      <p>
        You can also go to the nearest emergency department, or ask somebody you trust to stay with you and
        make the call together.
      </p>
      {country === null ? <CountryList /> : null}
    </PatientFrame>
  )
}
