import { diagnosticFactsEn, exclusionsEn, type Exclusion, type ExclusionRows } from '@kith/ipt'

import { SheetChoice, SheetDate, SheetSelect, SheetText, type SheetValues } from '#features/sheets/index.ts'
import { Banner } from '#ui/index.ts'

import type { AssessmentIn } from './assessment-in.ts'
import { checkNames, checkWords, findingWords, problemWords } from './assessment-words.ts'
import { capital, FactRow, isFilled, Row } from './criterion-row.tsx'
import { exclusions, placesIn } from './exclusions-in.ts'
import { factsOfExclusion } from './parts.ts'

/** What else may explain the picture: each asked or visibly not, with its checks. Kith orders nothing (DX-020, IPT-037). */
export function ExclusionsPart({ reading, values }: { reading: AssessmentIn; values: SheetValues }) {
  return (
    <>
      <ManiaKnown reading={reading} />
      {exclusions.map((name) => (
        <ExclusionRow key={name} name={name} values={values} />
      ))}
      {reading.lossPrompt === null ? null : <p>{reading.lossPrompt.words}</p>}
      <h3>Other checks</h3>
      {[...placesIn(values), nextPlace(values)].map((place) => (
        <OtherCheckRow key={place} place={place} />
      ))}
    </>
  )
}

/** Once mania or hypomania was found, nothing here calls the course unipolar (DX-021, HZ-07). */
export function ManiaKnown({ reading }: { reading: AssessmentIn }) {
  const { unipolar } = reading
  if (unipolar.ok || unipolar.problem.code !== 'diagnosis/mania-known') return null
  return (
    <Banner tone="urgent" level={3} announced title="Mania or hypomania was found">
      <p>{problemWords(unipolar.problem.code)}</p>
      <p>To consider: {exclusionsEn.bipolar.suggest}.</p>
    </Banner>
  )
}

function ExclusionRow({ name, values }: { name: Exclusion; values: SheetValues }) {
  const { name: label, ask, suggest } = exclusionsEn[name]
  const field = (part: string) => `exclusion.${name}.${part}`
  const check = checkNames[name]
  return (
    <div className="exclusion stack" role="group" aria-label={label}>
      <h3>{capital(label)}</h3>
      <Row hasMore={['decided', 'check', 'on', 'result'].some((part) => isFilled(values, field(part)))}>
        <SheetChoice
          name={field('finding')}
          label="Found?"
          hint={`${capital(ask)}. To consider: ${suggest}.`}
          choices={findingWords}
          none="Not asked"
          inRow
        />
        <div className="criterion-more">
          <SheetText name={field('decided')} label="What was decided" />
        </div>
      </Row>
      {factsOfExclusion[name].map((fact) => (
        <FactRow key={fact} name={fact} label={diagnosticFactsEn[fact]} values={values} />
      ))}
      {check === undefined ? null : <CheckFields label={check} field={field} state="check" />}
    </div>
  )
}

function CheckFields(props: { label: string; field: (part: string) => string; state: string }) {
  const { label, field, state } = props
  return (
    <Row hasMore={false}>
      <SheetChoice name={field(state)} label={label} choices={checkWords} none="Not considered" inRow />
      <div className="criterion-more">
        <SheetDate name={field('on')} label="Day" />
        <SheetText name={field('result')} label="Result" />
      </div>
    </Row>
  )
}

function OtherCheckRow({ place }: { place: number }) {
  const field = (part: string) => `check.${place}.${part}`
  return (
    <div className="other-check">
      <SheetText name={field('what')} label={`Check ${place + 1}`} optional />
      <SheetSelect
        name={field('state')}
        label="What became of it"
        prompt="Not considered"
        options={checkWords}
      />
      <SheetDate name={field('on')} label="Day" />
      <SheetText name={field('result')} label="Result" />
    </div>
  )
}

function nextPlace(values: SheetValues): number {
  return (placesIn(values).at(-1) ?? -1) + 1
}

export function exclusionsHold(rows: ExclusionRows): string {
  const asked = exclusions.filter((name) => rows[name].asked)
  const found = asked.filter((name) => {
    const row = rows[name]
    return row.asked && row.finding !== 'no'
  })
  const names = found.map((name) => exclusionsEn[name].name)
  const counted = `${asked.length} of ${exclusions.length} asked`
  return names.length === 0 ? counted : `${counted}; not ruled out: ${names.join(', ')}`
}
