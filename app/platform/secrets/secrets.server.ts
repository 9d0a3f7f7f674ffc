import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
} from 'node:crypto'

/** What is derived from the one secret that lies outside the database. */
export type Secrets = {
  /** The token of a check-in link: 256 bits that nobody can guess and that need not be stored (SEC-022). */
  linkToken(linkId: string): string
  /** What is stored of the PIN that a patient chose for their links: without the secret no PIN can be tried on it (SEC-025). */
  markPin(patientId: string, pin: string): Buffer
  /** Encrypts a small value so that it opens only in its own place (a moved ciphertext is refused). */
  seal(place: string, value: Buffer): Buffer
  open(place: string, sealed: Buffer): Buffer
  /** Marks a text as written by this installation: without the secret nobody can make the mark (SEC-048). */
  sign(text: string): string
}

/** The hash under which a token is stored. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** A token of 256 random bits, as text for a URL or a cookie. */
export function randomToken(): string {
  return randomBytes(32).toString('base64url')
}

/** Derives the separate keys from the installation's secret (at least 32 bytes). */
export function openSecrets(secret: Buffer): Secrets {
  if (secret.length < 32) throw new Error('the secret is shorter than 32 bytes')
  // Keys as objects: node reads a buffer anew, at several times the cost, for each value.
  const derive = (use: string) =>
    createSecretKey(Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), use, 32)))
  const linkKey = derive('kith check-in link')
  const pinKey = derive('kith link pin')
  const sealKey = derive('kith field')
  const signKey = derive('kith audit checkpoint')
  return {
    linkToken: (linkId) => createHmac('sha256', linkKey).update(linkId).digest('base64url'),
    markPin: (patientId, pin) => createHmac('sha256', pinKey).update(`${patientId} ${pin}`).digest(),
    sign: (text) => createHmac('sha256', signKey).update(text).digest('base64url'),
    seal(place, value) {
      const iv = randomBytes(12)
      const cipher = createCipheriv('aes-256-gcm', sealKey, iv).setAAD(Buffer.from(place))
      const body = Buffer.concat([cipher.update(value), cipher.final()])
      return Buffer.concat([iv, cipher.getAuthTag(), body])
    },
    open(place, sealed) {
      const decipher = createDecipheriv('aes-256-gcm', sealKey, sealed.subarray(0, 12)).setAAD(
        Buffer.from(place),
      )
      decipher.setAuthTag(sealed.subarray(12, 28))
      return Buffer.concat([decipher.update(sealed.subarray(28)), decipher.final()])
    },
  }
}
