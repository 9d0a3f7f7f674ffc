import { findInstrument, type ItemId } from '@kith/ipt'

import { Banner, Button, ChoiceField, fieldId, PatientFrame } from '#ui/index.ts'
import { CrisisHelp, CrisisNumbers } from '#features/crisis-help/index.ts'

import { answerProblemWords, gapWords, patientWords, symptomOf } from './check-in-words.ts'
import { textPackOf } from './text-packs.ts'

/** What came back with a form that was sent. */
export type ReturnedForm = {
  typed: Readonly<Record<string, string>>
  missing: readonly ItemId[]
  problems: Readonly<Record<string, string>>
  /** `no`: it was not stored. `unknown`: whether it was cannot be told yet. Null: it has only been read. */
  stored: 'no' | 'unknown' | null
}

export type CheckInFormProps = {
  instrument: string
  country: string
  /** Who sees the answers and when; null when that cannot be looked up. */
  watch: readonly string[] | null
  formKey: string
  startedAt: string
  emptyHref: string
  returned: ReturnedForm | null
}

/**
 * The questions on one page, by ordinary controls of the browser: no script, no time limit, one message to the server.
 * Nothing on it says whose it is (SEC-023).
 */
export function CheckInForm(props: CheckInFormProps) {
  const { country, watch, formKey, startedAt, emptyHref, returned } = props
  const instrument = findInstrument(props.instrument)
  if (instrument === null) return null
  const pack = textPackOf(instrument.id)
  if (pack === null) return null
  const items = [...instrument.items, ...instrument.unscoredItems]
  const missing = returned?.missing ?? []
  const problems = returned?.problems ?? {}
  return (
    <PatientFrame>
      {returned?.stored === 'no' || returned?.stored === 'unknown' ? (
        <NotStored country={country} stored={returned.stored} />
      ) : (
        <CrisisNumbers country={country} />
      )}
      <h1>{patientWords.title}</h1>
      <Gaps missing={missing} problems={problems} order={items.map((item) => item.id)} />
      {returned === null ? <Beforehand watch={watch} symptom={symptomOf[instrument.id]} /> : null}
      <form method="post">
        <p>
          <strong>{pack.stem}</strong>
        </p>
        {items.map((item, index) => (
          <ChoiceField
            key={item.id}
            name={item.id}
            label={`${index + 1}. ${pack.items[item.id]}`}
            problem={missing.includes(item.id) ? gapWords : answerProblemWords[problems[item.id] ?? '']}
            chosen={returned?.typed[item.id] ?? ''}
            // The value belongs to the option, wherever it stands (HAZ-018).
            choices={item.options.map((option) => ({
              value: String(option.value),
              words: pack.options[option.id],
            }))}
          />
        ))}
        <input type="hidden" name="key" value={formKey} />
        <input type="hidden" name="started" value={startedAt} />
        {missing.length === 0 ? null : <input type="hidden" name="seen-gaps" value="yes" />}
        <Button wide>{patientWords.send}</Button>
      </form>
      <p>
        <a href={emptyHref}>{patientWords.anew}</a>
      </p>
    </PatientFrame>
  )
}

function Beforehand({ watch, symptom }: { watch: readonly string[] | null; symptom: string | undefined }) {
  return (
    <>
      <p>{patientWords.short}</p>
      {symptom === undefined ? null : <p>{patientWords.teaches(symptom)}</p>}
      {watch === null ? null : (
        <section aria-labelledby="watch">
          <h2 id="watch">{patientWords.when}</h2>
          {watch.map((sentence) => (
            <p key={sentence}>{sentence}</p>
          ))}
        </section>
      )}
    </>
  )
}

function NotStored({ country, stored }: { country: string; stored: 'no' | 'unknown' }) {
  return (
    <>
      <Banner tone="urgent" level={2} title={stored === 'no' ? patientWords.notStored : patientWords.unsure}>
        <p>{stored === 'no' ? patientWords.notStoredMore : patientWords.unsureMore}</p>
      </Banner>
      <CrisisHelp country={country} />
    </>
  )
}

function Gaps({
  missing,
  problems,
  order,
}: {
  missing: readonly ItemId[]
  problems: Readonly<Record<string, string>>
  order: readonly ItemId[]
}) {
  const unread = Object.keys(problems)
  if (missing.length === 0 && unread.length === 0) return null
  const numbers = order.flatMap((id, index) =>
    missing.includes(id) || unread.includes(id) ? [{ id, number: index + 1 }] : [],
  )
  return (
    <Banner
      tone="caution"
      level={2}
      title={unread.length > 0 ? 'Not everything could be read' : patientWords.gaps}
    >
      <p>{patientWords.gapsMore}</p>
      <p>
        {numbers.map(({ id, number }, index) => (
          <span key={id}>
            {index === 0 ? null : ', '}
            <a href={`#${fieldId(id)}`}>Question {number}</a>
          </span>
        ))}
      </p>
    </Banner>
  )
}
