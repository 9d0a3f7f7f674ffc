import { plannedEnd, usualSessions } from '@kith/ipt'

import { dayWords } from '#features/calendar/index.ts'
import { formatWords } from '#features/courses/index.ts'
import { SheetDate, SheetLongText, SheetSelect, SheetText, type SheetValues } from '#features/sheets/index.ts'
import { Facts, Section } from '#ui/index.ts'

import { isSameContract, type ReadContract } from './contract-fields.ts'
import { ContractPhases } from './contract-phases.tsx'
import { boundariesNotice, phasesInWords } from './phase-words.ts'
import type { ContractPage } from './read-contract.server.ts'

type FrameProps = { page: ContractPage; values: SheetValues; read: ReadContract }

const ways = (['in-person', 'video', 'telephone'] as const).map((value) => ({
  value,
  words: formatWords[value],
}))

/** Number, length, frequency, format and first day; what follows from them is worked out as they are typed. */
export function ContractFrame({ page, values, read }: FrameProps) {
  const { course } = page.header
  return (
    <Section title="Sessions and dates" onSheet>
      <div className="row row-top">
        <SheetText
          name="sessions"
          label="Sessions"
          type="number"
          inputMode="numeric"
          min={1}
          max={52}
          width="short"
        />
        <SheetText
          name="minutes"
          label="Minutes"
          type="number"
          inputMode="numeric"
          min={15}
          max={120}
          width="short"
        />
        <SheetSelect
          name="everyWeeks"
          label="How often"
          options={[1, 2, 3, 4, 5, 6, 7, 8].map((weeks) => ({
            value: String(weeks),
            words: weeks === 1 ? 'Every week' : `Every ${weeks} weeks`,
          }))}
        />
        <SheetDate name="firstOn" label="First session on" />
      </div>
      {course.kind === 'acute' && isUnusual(values) ? (
        <SheetLongText
          name="lengthReason"
          label="Clinical reason for this number"
          hint={`Fewer than ${usualSessions.min} or more than ${usualSessions.max} sessions need one.`}
          rows={2}
        />
      ) : null}
      {course.kind === 'acute' ? <ContractPhases read={read} /> : null}
      <div className="row row-top">
        <SheetSelect name="format" label="How you meet" options={ways} />
        <SheetSelect name="fallback" label="If that is not possible" prompt="Nothing agreed" options={ways} />
      </div>
      <Follows page={page} read={read} />
    </Section>
  )
}

/** The end and the phases, as they follow. */
function Follows({ page, read: { terms } }: Pick<FrameProps, 'page' | 'read'>) {
  const { course } = page.header
  if (terms === null) {
    return <p className="quiet">The end is worked out once number, frequency and first day can be read.</p>
  }
  const isAgreed = page.agreed !== null && isSameContract(terms, page.agreed.terms)
  const endOn = isAgreed && page.agreed !== null ? page.agreed.endOn : plannedEnd(terms)
  // At another rhythm from now on the end lies where the coming dates then are.
  const isWorkedOutLater = page.header.counts.k > 0 && terms.everyWeeks !== course.everyWeeks
  const phases = phasesInWords(course.kind, terms)
  const isMoved = terms.boundaries !== null
  const back = isMoved ? null : boundariesNotice(course.kind, terms, page.agreed?.terms ?? null)
  const moved =
    page.lastDateOn !== null &&
    page.lastDateOn !== endOn &&
    terms.sessions === course.plannedSessions &&
    terms.everyWeeks === course.everyWeeks
  return (
    <>
      <Facts
        facts={[
          ...(isWorkedOutLater ? [] : [{ term: 'Planned end', value: dayWords(endOn) }]),
          ...(phases === null
            ? []
            : [{ term: 'Phases', value: isMoved ? `${phases}, moved by hand` : phases }]),
        ]}
      />
      {moved && page.lastDateOn !== null ? (
        <p className="quiet">
          In the calendar the last date is {dayWords(page.lastDateOn)}: some sessions stand on other days.
        </p>
      ) : null}
      {back === null ? null : <p>{back}</p>}
      {terms.sessions === course.plannedSessions && terms.everyWeeks === course.everyWeeks ? null : (
        <p>
          {course.plannedSessions} sessions are planned now,{' '}
          {course.everyWeeks === 1 ? 'every week' : `every ${course.everyWeeks} weeks`}. What this does to the
          dates and to the end is shown before anything is stored.
        </p>
      )}
    </>
  )
}

function isUnusual({ sessions = '' }: SheetValues): boolean {
  const number = Number(sessions)
  return Number.isInteger(number) && number > 0 && (number < usualSessions.min || number > usualSessions.max)
}
