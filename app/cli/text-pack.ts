import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'

import { findInstrument, instruments, readTextPack, type TextPackCode } from '@kith/ipt'

import { UsageProblem } from './usage-problem.ts'

/**
 * Reads a text pack against its key and says on which lines it does not fit, and why (MEAS-001). Opens no database and
 * loads nothing: a pack that fits is told with the hash that its attestation has to name (MEAS-002).
 */
export async function run(words: readonly string[]): Promise<number> {
  const [name, path, ...rest] = words
  if (name === undefined || path === undefined || rest.length > 0) {
    throw new UsageProblem('needs an instrument and a file: `kith text-pack cudos cudos-en.json`.')
  }
  const instrument = findInstrument(name)
  if (instrument === null) {
    throw new UsageProblem(
      `there is no instrument "${name}". There are: ${Object.keys(instruments).join(', ')}.`,
    )
  }
  const bytes = await readFile(path).catch(() => {
    throw new UsageProblem('the file cannot be read.')
  })
  const text = textOf(bytes)
  if (text === null) {
    process.stdout.write('line 1: the file: not in UTF-8\n')
    return 1
  }
  const read = readTextPack(text, instrument)
  if (!read.ok) {
    for (const { line, field, code } of read.problem.fields) {
      process.stdout.write(`line ${line}: ${field === '' ? 'the file' : field}: ${reasons[code]}\n`)
    }
    return 1
  }
  const { language, title } = read.value.pack
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  process.stdout.write(`${JSON.stringify({ instrument: instrument.id, language, title, sha256 })}\n`)
  return 0
}

/** Why a place does not fit, by its code. No text of the file is repeated. */
const reasons: Readonly<Record<TextPackCode, string>> = {
  'text-pack/not-json': 'not JSON from here on',
  'text-pack/not-text': 'not a text in quotation marks',
  'text-pack/duplicate': 'a second one of this name',
  'text-pack/broken-character': 'half a character, or one that no text holds',
  'text-pack/too-long': 'longer than any text pack',
  'text-pack/missing': 'missing',
  'text-pack/unknown': 'not part of this instrument',
  'text-pack/empty': 'empty',
  'text-pack/other-format': 'another format than kith-text-pack/1',
  'text-pack/other-instrument': 'another instrument',
  'text-pack/other-version': 'another version of the instrument',
  'text-pack/not-a-language': 'not a language tag, such as en or de-AT',
  'text-pack/not-a-month': 'not a month, such as 2026-11',
}

function textOf(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return null
  }
}
