import { EmptyState, Sign, Timestamp } from '#ui/index.ts'

import type { AlertLine } from './alert-line.ts'
import { standingWords } from './alert-words.ts'
import './alerts.css'
import { signalWords, sinceWords } from './signal-words.ts'

/** Alerts one below the other. The answers stand there in full: never behind a click, never by colour alone. */
export function AlertLines({ lines, zone }: { lines: readonly AlertLine[]; zone: string }) {
  return (
    <ul role="list" className="alert-lines stack">
      {lines.map((line) => (
        <li key={line.id} className={line.isMine ? 'alert-line alert-line-mine' : 'alert-line'}>
          <span className="alert-line-sign">
            <Sign name={line.isMine ? 'urgent' : 'caution'} size={22} />
          </span>
          <div className="stack stack-tight">
            <p className="alert-line-head">
              <a href={`/alerts/${line.id}`}>
                <strong>{line.patientName}</strong>
              </a>{' '}
              <span className="quiet">{standingWords(line, line.isMine, zone)}</span>
            </p>
            <ul role="list" className="stack stack-tight">
              {line.signals.map((signal) => (
                <li key={`${signal.item ?? ''}${signal.at}${signal.words ?? ''}`}>
                  <strong>{signalWords(signal)}</strong>
                  <span className="quiet">
                    {' · '}
                    {sinceWords(signal) === null ? null : <>{sinceWords(signal)} · </>}
                    <Timestamp at={signal.at} zone={zone} />
                  </span>
                </li>
              ))}
            </ul>
            {line.signalCount > line.signals.length ? (
              <p className="quiet">{line.signalCount} answers in all; the alert shows each.</p>
            ) : null}
          </div>
        </li>
      ))}
    </ul>
  )
}

/** Nothing to take. It does not say that nobody is at risk (HAZ-007). */
export function NoAlerts() {
  return (
    <EmptyState title="No alert waits for you">
      A form in which a risk question was answered above “Not at all”, or left out, brings one here, and so
      does a colleague’s concern. No alert does not mean that nobody is at risk.
    </EmptyState>
  )
}
