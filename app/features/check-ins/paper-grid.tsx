import type { EntryWords, Instrument, Item } from '@kith/ipt'
import type { ReactNode } from 'react'

import { ChoiceField, fieldId } from '#ui/index.ts'

import type { TypedEntry } from './read-entry.ts'

type GridProps = {
  instrument: Instrument
  pack: EntryWords
  typed: TypedEntry
  problems: Readonly<Record<string, string>>
  /** Stands between the rows and what follows them. */
  below: ReactNode
}

/** The form as it lies on the table: a row for each item, a column for each answer, and a dash for none. */
export function PaperGrid({ instrument, pack, typed, problems, below }: GridProps) {
  const [first] = instrument.items
  const options = first?.options ?? []
  return (
    <>
      <p className="quiet">
        On a row, type {first?.min} to {first?.max}, or a dash for no answer: it leads on to the next row.
      </p>
      <div className="paper-grid-scroll">
        <table className="paper-grid">
          <caption className="spoken">Answers, one row for each question</caption>
          <thead>
            <tr>
              <th scope="col">Question</th>
              {options.map((option) => (
                <th scope="col" key={option.id} id={headId(option.id)}>
                  <span className="numbers">{option.value}</span> {pack.options[option.id]}
                </th>
              ))}
              <th scope="col" id={headId('none')}>
                – No answer
              </th>
            </tr>
          </thead>
          <tbody>
            {instrument.items.map((item, index) => (
              <Row
                key={item.id}
                item={item}
                words={`${index + 1}. ${pack.items[item.id] ?? ''}`}
                chosen={typed[item.id]}
                problem={problems[item.id]}
              />
            ))}
          </tbody>
        </table>
      </div>
      {below}
      {instrument.unscoredItems.map((item, index) => (
        <ChoiceField
          key={item.id}
          name={item.id}
          label={`${instrument.items.length + index + 1}. ${pack.items[item.id] ?? ''}`}
          problem={problems[item.id]}
          chosen={typed[item.id]}
          choices={[
            ...item.options.map((option) => ({
              value: String(option.value),
              words: `${option.value} ${pack.options[option.id] ?? ''}`,
            })),
            { value: '-', words: '– No answer' },
          ]}
        />
      ))}
    </>
  )
}

function Row(props: { item: Item; words: string; chosen: string | undefined; problem: string | undefined }) {
  const { item, words, chosen, problem } = props
  const rowId = `${fieldId(item.id)}-words`
  const cells = [
    ...item.options.map((option) => ({ value: String(option.value), head: headId(option.id) })),
    { value: '-', head: headId('none') },
  ]
  return (
    <tr className={problem === undefined ? undefined : 'paper-grid-problem'}>
      <th scope="row" id={rowId}>
        {words}
        {problem === undefined ? null : (
          <span className="field-problem" id={`${fieldId(item.id)}-problem`}>
            <span aria-hidden="true">! </span>
            {problem}
          </span>
        )}
      </th>
      {cells.map(({ value, head }, index) => (
        <td key={value}>
          <label className="paper-grid-cell">
            <input
              type="radio"
              id={index === 0 ? fieldId(item.id) : undefined}
              name={item.id}
              value={value}
              defaultChecked={chosen === value}
              aria-labelledby={`${rowId} ${head}`}
            />
            <span className="paper-grid-value numbers" aria-hidden="true">
              {value === '-' ? '–' : value}
            </span>
          </label>
        </td>
      ))}
    </tr>
  )
}

function headId(option: string): string {
  return `answer-${option}`
}
