import { SelectField, TextField } from '#ui/index.ts'

import { DateSaid } from './date-said-field.tsx'
import { FormFrame, newRowId, typedOr, type FormScene } from './form-frame.tsx'
import { severities, stretchKinds, type DraftLine, type StretchLine } from './timeline.ts'
import { severityWords, stretchWords } from './timeline-words.ts'

export type StretchFormProps = { scene: FormScene; stretch: StretchLine | null; draft: DraftLine | null }

/** What lasted: remembered severity, which can also be drawn, a treatment, a medication, a stay in hospital. */
export function StretchForm({ scene, stretch, draft }: StretchFormProps) {
  const value = typedOr(scene, 'stretch', draft, stretch === null ? {} : storedFields(stretch))
  const { problems } = scene
  const rowId = stretch?.id ?? newRowId(scene, 'stretch', draft, ['bar.id', 'bar.version'])
  const version = draft?.fields['bar.version'] ?? stretch?.version ?? 0
  return (
    <FormFrame
      scene={scene}
      intent="stretch"
      rowId={rowId}
      draft={draft}
      hidden={{ 'bar.id': rowId, 'bar.version': version }}
      button={stretch === null ? 'Put it on the timeline' : 'Keep the change'}
    >
      <div className="row row-top">
        <SelectField
          name="bar.kind"
          label="What it was"
          prompt="Choose"
          problem={problems['bar.kind']}
          defaultValue={value('bar.kind')}
          options={stretchKinds.map((kind) => ({ value: kind, words: stretchWords[kind] }))}
        />
        <SelectField
          name="bar.severity"
          label="If it is severity: how bad"
          prompt="Choose"
          problem={problems['bar.severity']}
          defaultValue={value('bar.severity')}
          options={severities.map((severity) => ({ value: severity, words: severityWords[severity] }))}
        />
      </div>
      <TextField
        name="bar.what"
        label="Which one"
        hint="The treatment, the medicine and its dose, the hospital."
        optional
        maxLength={300}
        autoComplete="off"
        problem={problems['bar.what']}
        defaultValue={value('bar.what')}
      />
      <DateSaid
        name="bar.when"
        label="From when to when"
        hint="“from March to May 2019”, “since last summer”, “2021”"
        facts={scene.facts}
        said={value('bar.when')}
        problem={problems['bar.when']}
      />
    </FormFrame>
  )
}

function storedFields({ kind, severity, what, when }: StretchLine): Record<string, string> {
  return { 'bar.kind': kind, 'bar.severity': severity ?? '', 'bar.what': what, 'bar.when': when.said }
}
