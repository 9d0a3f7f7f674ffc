import { sickRole, sickRoleForPatient } from '@kith/ipt'

import { SheetForm, SheetLongText, type ReturnedSheet } from '#features/sheets/index.ts'
import { Banner, type Printed } from '#ui/index.ts'

import { deniedWords } from './denied-words.ts'
import { FollowPart } from './follow-part.tsx'
import { OfferedWords } from './offered-words.tsx'
import { RecordForm } from './record-form.tsx'
import { recordInSheet } from './record-in-sheet.ts'
import { controlFor, nameInRecord } from './record-names.ts'
import { SickRoleSheet } from './sick-role-sheet.tsx'
import { sickRoleGapWords, sickRoleHints, sickRoleLabels, sickRoleOffers } from './sick-role-words.ts'
import { techniqueContext } from './technique-context.ts'
import { WorkFrame } from './work-frame.tsx'
import type { WorkPage } from './work-page.ts'

/** What the episode excuses for a while and what is taken on instead, and the same as the patient reads it. */
export function SickRolePage(props: { page: WorkPage; returned: ReturnedSheet | null; printed: Printed }) {
  const { page, returned, printed } = props
  const { header, sheet, mayWrite } = page
  return (
    <WorkFrame
      page={page}
      title="Sick role"
      purpose="What can wait for a while, and what is taken on instead"
      printed={printed}
      isSheetForPatient
    >
      <SheetForm
        key={header.course.id}
        address={`/courses/${header.course.id}/sheets/sick-role`}
        sheet={sheet}
        zone={header.timeZone}
        mayWrite={mayWrite}
        hasEnded={header.course.endedOn !== null}
        nameOf={(name) => (name === 'words' ? wordsLabel : nameInRecord(sickRole.fields, name))}
        returned={returned}
      >
        {(values) => {
          const { record } = recordInSheet(sickRole, values)
          const words = values['words'] ?? ''
          const seen = sickRoleForPatient(record)
          const denied = deniedWords([words, ...seen.excused, ...record.alsoTakenOn])
          return (
            <>
              <div className="columns unprinted">
                <div className="stack">
                  <RecordForm shape={sickRole} labels={sickRoleLabels} hints={sickRoleHints} />
                  <SheetLongText
                    name="words"
                    label={wordsLabel}
                    hint="Your patient reads this above the lists. Left empty, it says that it was not their fault."
                    rows={3}
                  />
                  <OfferedWords into="words" summary="Plain words to take over" offers={sickRoleOffers} />
                </div>
                <FollowPart
                  // Nothing is asked of a course that has ended.
                  prompts={
                    header.course.endedOn === null ? sickRole.prompts(record, techniqueContext(header)) : []
                  }
                  gaps={sickRole.completeness(record).missing.map(({ field }) => ({
                    control: controlFor(sickRole.fields, field),
                    words: sickRoleGapWords[field] ?? nameInRecord(sickRole.fields, field),
                  }))}
                  whole="The sick role is on record."
                />
              </div>
              {denied.length === 0 ? null : (
                <Banner tone="caution" announced title={`Your patient would read: ${denied.join(', ')}`}>
                  <p>Such words blame, or sound like homework. Please put it another way.</p>
                </Banner>
              )}
              <SickRoleSheet
                seen={seen}
                words={words}
                weeks={record.expectedWeeks}
                name={header.patient.preferredName ?? header.patient.name}
                mayPrint={mayWrite}
              />
            </>
          )
        }}
      </SheetForm>
    </WorkFrame>
  )
}

const wordsLabel = 'What you say to your patient'
