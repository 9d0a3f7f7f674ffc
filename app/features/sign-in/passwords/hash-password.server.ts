import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'

import { done, type Result } from '#platform/result.ts'

import { makeGate } from '../gate.server.ts'

/** What one hash costs: memory in KiB, passes over it, lanes. */
export type HashCost = { memory: number; passes: number; parallelism: number }

/** SEC-013 asks for at least 19,456 KiB, 2 passes and 1 lane; hashes made for less are made again at the next sign-in. */
export const hashCost: HashCost = { memory: 32_768, passes: 2, parallelism: 1 }

// Two at once keep the other pages quick; whoever would wait behind twenty more is asked to come back (SEC-013).
const throughGate = makeGate({ atOnce: 2, waiting: 20 })

/** The argon2id hash of a password, as a PHC string. */
export async function hashPassword(password: string, cost: HashCost = hashCost): Promise<Result<string>> {
  const salt = randomBytes(16)
  return throughGate(async () => phcString(cost, salt, await derive(password, salt, cost, 32)))
}

/** Whether a password is the one behind the hash. Without a hash (nobody of that name) the same work is done, and the answer is no (SEC-016). */
export async function verifyPassword(
  password: string,
  stored: string | null,
): Promise<Result<{ matches: boolean; outdated: boolean }>> {
  const expected = readPhc(stored ?? '') ?? nobodysHash()
  const checked = await throughGate(async () => {
    const found = await derive(password, expected.salt, expected.cost, expected.hash.length)
    return timingSafeEqual(found, expected.hash)
  })
  if (!checked.ok) return checked
  const { memory, passes } = expected.cost
  const outdated = memory < hashCost.memory || passes < hashCost.passes
  return done({ matches: checked.value && stored !== null, outdated })
}

type Phc = { cost: HashCost; salt: Buffer; hash: Buffer }

function nobodysHash(): Phc {
  return { cost: hashCost, salt: randomBytes(16), hash: randomBytes(32) }
}

function derive(password: string, nonce: Buffer, cost: HashCost, tagLength: number): Promise<Buffer> {
  const message = Buffer.from(password.normalize('NFC'))
  return new Promise((resolve, reject) => {
    argon2('argon2id', { message, nonce, tagLength, ...cost }, (error, key) =>
      error === null ? resolve(key) : reject(error),
    )
  })
}

function phcString(cost: HashCost, salt: Buffer, hash: Buffer): string {
  const bare = (bytes: Buffer) => bytes.toString('base64').replaceAll('=', '')
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${bare(salt)}$${bare(hash)}`
}

function readPhc(text: string): Phc | null {
  const parts = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([\w+/]+)\$([\w+/]+)$/.exec(text)
  if (parts === null) return null
  const [, memory, passes, parallelism, salt, hash] = parts
  return {
    cost: { memory: Number(memory), passes: Number(passes), parallelism: Number(parallelism) },
    salt: Buffer.from(salt ?? '', 'base64'),
    hash: Buffer.from(hash ?? '', 'base64'),
  }
}
