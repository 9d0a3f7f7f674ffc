import type { EvidenceRow } from '@kith/ipt'

import { dayWords } from '#features/calendar/index.ts'

/** Figures for patients: none without whom it is about, where it comes from, and when that was looked up (IPT-084). */
export function PatientFigures({ rows }: { rows: readonly EvidenceRow[] }) {
  return (
    <ul className="patient-figures">
      {rows.map(({ id, figure, population, measure, source, checkedOn, caution }) => (
        <li key={id} className="stack stack-tight">
          <p className="said">{figure}</p>
          <p className="quiet">{caution}</p>
          <p className="quiet">
            {population}. {measure}. {source}. Looked up {dayWords(checkedOn)}.
          </p>
        </li>
      ))}
    </ul>
  )
}
