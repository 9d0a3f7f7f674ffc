import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'

import { BackupProblem, damaged } from './backup-problem.server.ts'

/** How the body of a backup is enciphered; stands in clear at its beginning. */
export type Sealing = { cipher: 'none' } | { cipher: 'aes-256-gcm'; salt: string; cost: number }

export type Sealer = {
  sealing: Sealing
  seal(chunk: Buffer, isLast: boolean): Buffer
}

// 128 MB and about half a second for each guess at the passphrase.
const scryptCost = 2 ** 17
const tagLength = 16

/**
 * Enciphers a stream in chunks, each with a number and a mark on the last one in its nonce: none can be left out, put
 * elsewhere or cut off unseen, and nothing has to be believed before it is checked (the STREAM construction).
 */
export function openSealer(passphrase: string | null, header: (sealing: Sealing) => Buffer): Sealer {
  if (passphrase === null) return { sealing: { cipher: 'none' }, seal: (chunk) => chunk }
  const sealing: Sealing = { cipher: 'aes-256-gcm', salt: randomBytes(16).toString('hex'), cost: scryptCost }
  const key = keyOf(passphrase, sealing)
  const associated = header(sealing)
  let number = 0
  return {
    sealing,
    seal(chunk, isLast) {
      const cipher = createCipheriv('aes-256-gcm', key, nonce(number, isLast)).setAAD(associated)
      number += 1
      return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()])
    },
  }
}

/** The other way round; `header` is what stood at the beginning of the file, byte for byte. */
export function openUnsealer(
  passphrase: string | null,
  sealing: Sealing,
  header: Buffer,
): (sealed: Buffer, isLast: boolean) => Buffer {
  if (sealing.cipher === 'none') return (chunk) => chunk
  if (passphrase === null) {
    throw new BackupProblem(
      'backup/key-needed',
      'This backup is enciphered: name the file with its passphrase by --key-file.',
    )
  }
  const key = keyOf(passphrase, sealing)
  let number = 0
  return (sealed, isLast) => {
    if (sealed.length < tagLength) throw damaged()
    const decipher = createDecipheriv('aes-256-gcm', key, nonce(number, isLast)).setAAD(header)
    decipher.setAuthTag(sealed.subarray(-tagLength))
    try {
      const chunk = Buffer.concat([decipher.update(sealed.subarray(0, -tagLength)), decipher.final()])
      number += 1
      return chunk
    } catch {
      throw number === 0
        ? new BackupProblem(
            'backup/wrong-key',
            'The passphrase in the key file does not open this backup. Nothing was changed.',
          )
        : damaged()
    }
  }
}

function keyOf(passphrase: string, sealing: Extract<Sealing, { cipher: 'aes-256-gcm' }>): Buffer {
  const { cost } = sealing
  return scryptSync(passphrase, Buffer.from(sealing.salt, 'hex'), 32, {
    N: cost,
    r: 8,
    p: 1,
    maxmem: 256 * cost * 8,
  })
}

// Each backup has a salt and so a key of its own: a counter never repeats under one key.
function nonce(number: number, isLast: boolean): Buffer {
  const bytes = Buffer.alloc(12)
  bytes.writeUInt32BE(number, 7)
  bytes.writeUInt8(isLast ? 1 : 0, 11)
  return bytes
}
