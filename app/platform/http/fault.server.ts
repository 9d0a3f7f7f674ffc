import { randomInt } from 'node:crypto'

import { data } from 'react-router'

import { errorFields, log } from '../log/log.server.ts'

/** What the reader of a page learns of a mistake of ours: the name it has in the log, and nothing else (SEC-039). */
export type FaultBody = { kind: 'fault'; reference: string }

/** Writes a fault down, by its class, its code and its place in the program, and gives the reference it is found by. */
export function nameFault(error: unknown): string {
  const reference = newReference()
  log('error', 'fault', { reference, ...errorFields(error), where: placeOf(error) })
  return reference
}

/** What a loader or action throws in place of a fault, so that the page can show its reference. */
export function answerFault(error: unknown): ReturnType<typeof data<FaultBody>> {
  return data({ kind: 'fault', reference: nameFault(error) }, { status: 500 })
}

/** Whether something thrown is an answer: a redirect, a problem as a response. Everything else is a fault. */
export function isAnswer(thrown: unknown): boolean {
  if (thrown instanceof Response) return true
  return (
    typeof thrown === 'object' &&
    thrown !== null &&
    'type' in thrown &&
    thrown.type === 'DataWithResponseInit'
  )
}

// Letters and digits that are not taken for one another when read out on the telephone.
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

function newReference(): string {
  const letters = Array.from({ length: 8 }, () => alphabet[randomInt(alphabet.length)])
  return `${letters.slice(0, 4).join('')}-${letters.slice(4).join('')}`
}

// The lines of the stack alone, and of these the program's own: a message may go over several lines, and carries data
// (SEC-047).
function placeOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const lines = (error.stack ?? '').split('\n').filter((line) => /^ {4}at [^\n]+:\d+:\d+\)?$/.test(line))
  const own = lines.filter((line) => !/node_modules|node:/.test(line))
  return (own.length > 0 ? own : lines)
    .slice(0, 4)
    .map((line) => line.trim().slice(3))
    .join(' < ')
}
