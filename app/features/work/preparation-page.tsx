import { preparationGaps } from '@kith/ipt'

import {
  SheetChoice,
  SheetForm,
  SheetLongText,
  SheetText,
  SheetTick,
  type ReturnedSheet,
} from '#features/sheets/index.ts'
import { Banner, Facts, type Printed } from '#ui/index.ts'

import { FollowPart } from './follow-part.tsx'
import { preparationIn, preparationNames as names } from './preparation.ts'
import type { PreparationPage } from './read-preparation.server.ts'
import { WorkFrame } from './work-frame.tsx'

/** What is settled before the first session: consent, how to reach and call each other, and the first scale. */
export function PreparationView(props: {
  page: PreparationPage
  returned: ReturnedSheet | null
  printed: Printed
}) {
  const { page, returned, printed } = props
  const { header, sheet, mayWrite, known } = page
  const here = `/courses/${header.course.id}`
  const edit = `/patients/${header.patient.id}/edit`
  return (
    <WorkFrame
      page={page}
      title="Before the first session"
      purpose="Consent, and what makes it possible to take part"
      printed={printed}
    >
      <Baseline page={page} href={mayWrite ? `${here}/check-ins/new` : null} />
      <SheetForm
        key={header.course.id}
        address={`${here}/sheets/preparation`}
        sheet={sheet}
        zone={header.timeZone}
        mayWrite={mayWrite}
        hasEnded={header.course.endedOn !== null}
        nameOf={(name) => (isPart(name) ? names[name] : known.name)}
        returned={returned}
      >
        {(values) => (
          <div className="columns">
            <div className="stack stack-wide">
              <Facts
                facts={[
                  { term: names.preferredName, value: known.preferredName ?? 'Not known yet' },
                  { term: names.language, value: known.languageName },
                  { term: names.crisisRegion, value: known.countryName },
                ]}
              />
              {mayWrite ? (
                <p className="quiet unprinted">
                  This stands in your patient’s details. <a href={edit}>Change it there</a>
                </p>
              ) : null}
              {known.preferredName === null ? (
                <SheetTick name="nameAsRecorded" label={`Asked: likes to be called ${known.name}`} />
              ) : null}
              <SheetChoice
                name="consentToTreatment"
                label={names.consentToTreatment}
                choices={consents}
                inRow
                none="Not asked"
              />
              <SheetChoice
                name="consentToDataUse"
                label={names.consentToDataUse}
                choices={consents}
                inRow
                none="Not asked"
              />
              <SheetChoice
                name="interpreter"
                label={names.interpreter}
                inRow
                none="Not asked"
                choices={[
                  { value: 'needed', words: 'Needed' },
                  { value: 'none', words: 'None needed' },
                ]}
              />
              <SheetLongText
                name="accessibility"
                label={names.accessibility}
                hint="Large print, a room without stairs, breaks. “Nothing” was asked and is nothing."
                rows={2}
              />
              <SheetText
                name="emergencyContact"
                label={names.emergencyContact}
                hint="Name, and how to reach them"
              />
              <SheetChoice
                name="locationRule"
                label={names.locationRule}
                hint="At the start of a session by video or telephone they say where they are"
                inRow
                none="Not asked"
                choices={[{ value: 'agreed', words: 'Agreed' }]}
              />
            </div>
            <FollowPart
              prompts={[]}
              gaps={preparationGaps(preparationIn(values, known)).map((part) => ({
                control: part === 'preferredName' ? 'nameAsRecorded' : part,
                words: names[part],
              }))}
              whole="Everything is settled."
            />
          </div>
        )}
      </SheetForm>
    </WorkFrame>
  )
}

/** The scale is given before the first session, and stays the scale of the course (IPT-021, IPT-022). */
function Baseline({ page, href }: { page: PreparationPage; href: string | null }) {
  const scale = page.header.course.instrument.toUpperCase()
  if (page.baseline === null) {
    return (
      <p>{scale} was given. It stays the scale of this course: scores of two scales are never one curve.</p>
    )
  }
  return (
    <Banner
      title={`${scale} has not been given yet`}
      actions={href === null ? undefined : <a href={href}>Enter {scale}</a>}
    >
      <p>It stays the scale of this course: scores of two scales are never one curve.</p>
    </Banner>
  )
}

const consents = [
  { value: 'given', words: 'Given' },
  { value: 'not-given', words: 'Not given' },
]

function isPart(name: string): name is keyof typeof names {
  return Object.hasOwn(names, name)
}
