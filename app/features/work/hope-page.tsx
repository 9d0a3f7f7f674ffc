import { hope, hopeFiguresEn, hopeNumbers } from '@kith/ipt'

import { SheetForm, type ReturnedSheet } from '#features/sheets/index.ts'
import { Section, type Printed } from '#ui/index.ts'

import { FollowPart } from './follow-part.tsx'
import { hopeGapWords, hopeOffers } from './hope-words.ts'
import { OfferedWords } from './offered-words.tsx'
import { PatientFigures } from './patient-figures.tsx'
import { RecordForm } from './record-form.tsx'
import { recordInSheet } from './record-in-sheet.ts'
import { nameInRecord, controlFor } from './record-names.ts'
import { techniqueContext } from './technique-context.ts'
import { WorkFrame } from './work-frame.tsx'
import type { WorkPage } from './work-page.ts'

/** Realistic hope: what was said, in which words, and whether it could be believed. */
export function HopePage(props: { page: WorkPage; returned: ReturnedSheet | null; printed: Printed }) {
  const { page, returned, printed } = props
  const { header, sheet, mayWrite } = page
  return (
    <WorkFrame page={page} title="Hope" purpose="What was said about getting better" printed={printed}>
      <SheetForm
        key={header.course.id}
        address={`/courses/${header.course.id}/sheets/hope`}
        sheet={sheet}
        zone={header.timeZone}
        mayWrite={mayWrite}
        hasEnded={header.course.endedOn !== null}
        nameOf={(name) => nameInRecord(hope.fields, name)}
        returned={returned}
      >
        {(values) => {
          const { record } = recordInSheet(hope, values)
          return (
            <div className="columns">
              <RecordForm
                shape={hope}
                labels={{ doubts: 'Does your patient doubt it?' }}
                hints={{ words: 'As you said it, or as you are going to' }}
                below={{
                  words: <OfferedWords into="words" summary="Plain words to take over" offers={hopeOffers} />,
                }}
              />
              <FollowPart
                prompts={hope.prompts(record, techniqueContext(header))}
                gaps={hope.completeness(record).missing.map(({ field }) => ({
                  control: controlFor(hope.fields, field),
                  words: hopeGapWords[field] ?? nameInRecord(hope.fields, field),
                }))}
                whole="Hope is on record."
              />
            </div>
          )
        }}
      </SheetForm>
      <Section title="What studies have found">
        <p className="quiet">
          In words for patients. These figures are about groups of people: none of them is the chance of one
          person.
        </p>
        <PatientFigures rows={hopeNumbers(hopeFiguresEn)} />
      </Section>
    </WorkFrame>
  )
}
