import { symptomSources } from '@kith/ipt'
import type { ReactNode } from 'react'

import {
  SheetChoice,
  SheetLongText,
  SheetSelect,
  SheetText,
  type SheetValues,
} from '#features/sheets/index.ts'

import { notAssessed, sourceWords, symptomAnswers, yesNo } from './assessment-words.ts'

type RowProps = { name: string; label: string; values: SheetValues }

/** One symptom: the answer, what the scale said beside it, and once it is answered its source and a line of words. */
export function SymptomRow({ name, label, hint, values }: RowProps & { hint: string | null }) {
  const field = (part: string) => `symptom.${name}.${part}`
  return (
    <Row hasMore={isFilled(values, field('words')) || isFilled(values, field('source'))}>
      <SheetChoice
        name={field('answer')}
        label={capital(label)}
        hint={hint === null ? undefined : <span className="scale-hint">{hint}</span>}
        choices={symptomAnswers}
        none={notAssessed}
        inRow
      />
      <div className="criterion-more">
        <SheetSelect
          name={field('source')}
          label="Comes from"
          prompt="as said above"
          options={symptomSources.map((value) => ({ value, words: sourceWords[value] }))}
        />
        <SheetText name={field('words')} label="In a line" optional />
      </div>
    </Row>
  )
}

/** One fact that the criteria ask for: yes or no, and a line of words. */
export function FactRow({ name, label, values }: RowProps) {
  return (
    <Row isFact hasMore={isFilled(values, `fact.${name}.words`)}>
      <SheetChoice
        name={`fact.${name}.answer`}
        label={capital(label)}
        choices={yesNo}
        none={notAssessed}
        inRow
      />
      <div className="criterion-more">
        {name === 'recent-loss' ? (
          <SheetLongText
            name={`fact.${name}.words`}
            label="Your judgement: grief, a depression, or both"
            writing
            rows={2}
          />
        ) : (
          <SheetText name={`fact.${name}.words`} label="In a line" optional />
        )}
      </div>
    </Row>
  )
}

/** What belongs to an answer stands back until there is one, by style alone: so without scripts too. */
export function Row(props: { hasMore: boolean; isFact?: boolean; children: ReactNode }) {
  const names = [
    'criterion',
    props.isFact === true ? 'criterion-fact' : '',
    props.hasMore ? 'criterion-written' : '',
  ]
  return <div className={names.filter(Boolean).join(' ')}>{props.children}</div>
}

export function isFilled(values: SheetValues, field: string): boolean {
  return (values[field] ?? '').trim() !== ''
}

export function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}
