import { diagnosticBasisEn, type DiagnosticBasis } from '@kith/ipt'

import { SheetLongText, type SheetValues } from '#features/sheets/index.ts'

import { capital, isFilled } from './criterion-row.tsx'

const names = Object.entries(diagnosticBasisEn)

const asks: Readonly<Record<DiagnosticBasis, string>> = {
  symptoms: 'Earlier episodes, how long, how bad; anxiety, trauma, eating, sleep',
  medical: 'Illnesses, operations, pregnancies, pain, medicines',
  family: 'Depression, bipolar illness, addiction, suicide among relatives',
  treatments: 'Talking treatments, medicines and doses, hospital; what helped and what did not',
  examination:
    'Appearance and behaviour, speech, mood and affect, thinking, perception, orientation and memory, insight',
}

/** What the diagnosis rests on (IPT-036). */
export function HistoryPart() {
  return names.map(([name, label]) => (
    <SheetLongText
      key={name}
      name={`basis.${name}`}
      label={capital(label)}
      hint={Object.entries(asks).find(([key]) => key === name)?.[1]}
      writing
      rows={2}
    />
  ))
}

export function historyHolds(values: SheetValues): string {
  const written = names.filter(([name]) => isFilled(values, `basis.${name}`)).length
  return written === 0 ? 'nothing yet' : `${written} of ${names.length} written`
}
