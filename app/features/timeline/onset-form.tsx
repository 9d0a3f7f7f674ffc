import { ChoiceField } from '#ui/index.ts'

import { DateSaid } from './date-said-field.tsx'
import { FormFrame, typedOr, type FormScene } from './form-frame.tsx'
import type { DraftLine, OnsetState } from './timeline.ts'
import { courseTypeWords } from './timeline-words.ts'

const worseningFields = ['worse1', 'worse2', 'worse3', 'worse4', 'worse5', 'worse6'] as const

export type OnsetFormProps = {
  scene: FormScene
  onset: OnsetState | null
  /** One for each course. */
  rowId: string
  draft: DraftLine | null
}

/** How the depression runs: two dates, and when it got worse where it is a long one (IPT-060, IPT-061). */
export function OnsetForm({ scene, onset, rowId, draft }: OnsetFormProps) {
  const value = typedOr(scene, 'onset', draft, onset === null ? {} : storedFields(onset))
  const { problems, facts } = scene
  const filled = worseningFields.filter((name) => value(name) !== '').length
  return (
    <FormFrame
      scene={scene}
      intent="onset"
      rowId={rowId}
      draft={draft}
      hidden={{ version: draft?.fields['version'] ?? onset?.version ?? 0 }}
      button="Keep how it runs"
    >
      <ChoiceField
        name="type"
        label="How the depression runs"
        problem={problems['type']}
        chosen={value('type') || undefined}
        choices={(['episodic', 'chronic', 'double'] as const).map((type) => ({
          value: type,
          words: courseTypeWords[type],
        }))}
      />
      <DateSaid
        name="first"
        label="First symptoms"
        optional
        facts={facts}
        said={value('first')}
        problem={problems['first']}
      />
      <DateSaid
        name="syndrome"
        label="The full depression"
        hint="When enough of it was there to be called depression. Events are held against this date."
        optional
        facts={facts}
        said={value('syndrome')}
        problem={problems['syndrome']}
      />
      {worseningFields.slice(0, Math.min(6, filled + 1)).map((name, index) => (
        <DateSaid
          key={name}
          name={name}
          label={index === 0 ? 'When it clearly got worse' : 'And another time'}
          hint={
            index === 0
              ? 'In a long depression: events are held against these dates instead of the beginning.'
              : undefined
          }
          optional
          facts={facts}
          said={value(name)}
          problem={problems[name]}
        />
      ))}
    </FormFrame>
  )
}

function storedFields(onset: OnsetState): Record<string, string> {
  const worsenings = onset.worsenings.map(({ said }, index) => [`worse${index + 1}`, said] as const)
  return {
    type: onset.type,
    first: onset.first.said,
    syndrome: onset.syndrome.said,
    ...Object.fromEntries(worsenings),
  }
}
