import { DataTable, Section, Timestamp } from '#ui/index.ts'

import type { AlertView, ItemAnswer, SignalLine } from './alert-view.ts'
import { howGivenWords } from './alert-words.ts'
import { answerWords, itemName, itemText, signalWords, sinceWords } from './signal-words.ts'

/** What was answered, in the words of the form, with when and how (SAFE-004, SEC-025). */
export function AlertSignals({ signals, zone }: { signals: readonly SignalLine[]; zone: string }) {
  return (
    <Section title="What was answered" onSheet>
      <ul role="list" className="stack">
        {signals.map((signal, index) => (
          <li key={signal.id} className="stack stack-tight">
            <p className={index === 0 ? 'alert-answer' : undefined}>
              <strong>{signalWords(signal)}</strong>
            </p>
            {signal.item === null ? null : (
              <p>
                {itemName(signal.item)} asks: “{itemText(signal.instrument, signal.item)}”
              </p>
            )}
            <p className="quiet">
              {sinceWords(signal) === null ? null : <>{sinceWords(signal)} · </>}
              <Timestamp at={signal.at} zone={zone} />
              {signal.howGiven === null ? null : <>, {howGivenWords[signal.howGiven]}</>}
              {signal.enteredBy === null ? null : <>, entered by {signal.enteredBy}</>}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The same item on all forms of this patient. */
export function AlertHistory({ histories, zone }: { histories: AlertView['histories']; zone: string }) {
  return histories.map(({ instrument, item, answers }) => (
    <Section key={`${instrument} ${item}`} title={`${itemName(item)} so far`}>
      <DataTable<ItemAnswer>
        caption={`Answers to ${itemName(item).toLowerCase()}, newest first`}
        captionIsSpoken
        stays
        rows={answers}
        rowKey={(row) => row.at}
        empty={<p className="quiet">No form with this item has been sent in yet.</p>}
        columns={[
          { key: 'at', head: 'Given', isRowHead: true, cell: (row) => <Timestamp at={row.at} zone={zone} /> },
          {
            key: 'answer',
            head: 'Answer',
            cell: (row) =>
              row.answer === null ? 'Left unanswered' : answerWords(instrument, item, row.answer),
          },
          { key: 'how', head: 'How', cell: (row) => howGivenWords[row.howGiven] },
        ]}
      />
    </Section>
  ))
}
