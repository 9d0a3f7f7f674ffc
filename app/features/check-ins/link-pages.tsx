import { CountryList, CrisisHelp } from '#features/crisis-help/index.ts'
import { PatientFrame } from '#ui/index.ts'

import { patientWords } from './check-in-words.ts'

/** After sending: the same page whatever was answered, help first (HAZ-007, HAZ-008, SAFE-003). */
export function ReceivedPage({ country, watch }: { country: string; watch: readonly string[] }) {
  return (
    <PatientFrame>
      <CrisisHelp country={country} level={1} />
      <h2>{patientWords.stored}</h2>
      {watch.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      <p>{patientWords.thoughts}</p>
      <h2>{patientWords.talk}</h2>
      <p>{patientWords.talkMore}</p>
      <h2>{patientWords.next}</h2>
      <p>{patientWords.nextMore}</p>
    </PatientFrame>
  )
}

/** For a link that opens nothing, whatever the reason is: one page, always the same (SEC-016, SEC-023). */
export function NeutralPage() {
  return (
    <PatientFrame>
      <h1>{patientWords.neutral}</h1>
      <p>{patientWords.neutralMore}</p>
      <h2>If you need help now</h2>
      <CountryList />
    </PatientFrame>
  )
}

/** When something of ours is down. Help is still there, for this country if it is known (SEC-066). */
export function AwayPage({
  country = null,
  reference = null,
}: {
  country?: string | null
  /** What the log calls it, if it was a mistake of ours. */
  reference?: string | null
}) {
  return (
    <PatientFrame>
      <h1>{patientWords.away}</h1>
      <p>{patientWords.awayMore}</p>
      {country === null ? (
        <>
          <h2>If you need help now</h2>
          <CountryList />
        </>
      ) : (
        <CrisisHelp country={country} />
      )}
      {reference === null ? null : <p>Reference {reference}</p>}
    </PatientFrame>
  )
}
