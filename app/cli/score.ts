import {
  findInstrument,
  instruments,
  parseAnswerList,
  scoreRaw,
  type Instrument,
  type ScoreLine,
} from '@kith/ipt'

import { UsageProblem } from './usage-problem.ts'

/** Scores one list of answers and prints one JSON object. Opens no database and reads no setting. */
export async function run(words: readonly string[]): Promise<number> {
  const [name, ...rest] = words.filter((word) => word !== '--strict')
  if (name === undefined || rest.length === 0) {
    throw new UsageProblem('needs an instrument and its answers: `kith score phq-9 1,2,0,-,3,1,0,0,1`.')
  }
  const instrument = findInstrument(name)
  if (instrument === null) {
    throw new UsageProblem(
      `there is no instrument "${name}". There are: ${Object.keys(instruments).join(', ')}.`,
    )
  }
  // A list typed with blanks after its commas arrives as several words; blanks alone never divide answers.
  const line = scoreLine(instrument, rest.join(' '), words.includes('--strict'))
  const { state, total, band, prorated, risk } = line
  process.stdout.write(
    `${JSON.stringify({ instrument: line.instrument, state, total, band, prorated, risk })}\n`,
  )
  return line.state === 'invalid' ? 1 : 0
}

/** What cannot be read at all is as invalid as a wrong length or a value out of range: never a total. */
function scoreLine(instrument: Instrument, answers: string, strict: boolean): ScoreLine {
  const list = parseAnswerList(answers)
  if (list.ok) return scoreRaw(instrument, list.value, { missing: strict ? 'strict' : 'as-published' })
  return { instrument: instrument.id, state: 'invalid', total: null, band: null, prorated: null, risk: null }
}
