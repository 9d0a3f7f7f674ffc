import { readFile } from 'node:fs/promises'

import { UsageProblem } from './usage-problem.ts'

const shortest = 16

/** The passphrase in a key file: its first line. */
export async function readKeyFile(path: string): Promise<string> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown'
    throw new UsageProblem(`the key file ${path} cannot be read (${code}).`)
  })
  const passphrase = (text.split('\n')[0] ?? '').trim()
  if (passphrase.length < shortest) {
    throw new UsageProblem(`the first line of the key file ${path} is shorter than ${shortest} characters.`)
  }
  return passphrase
}
