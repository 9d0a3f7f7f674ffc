import { setTimeout as wait } from 'node:timers/promises'

import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'

const period = 30_000
// A code that is about to change would be old by the time it arrives.
const timeToType = 4_000

/** Somebody's authenticator app: shows codes of the key that was scanned, each of which is used once. */
export class Authenticator {
  readonly #totp: TOTP
  #used = 0
  constructor(key: string) {
    const secret = Secret.fromBase32(key.replaceAll(/\s/g, ''))
    this.#totp = new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: period / 1_000 })
  }

  /** Waits for the next code where this one was used already or is about to change, as people do. */
  async code(): Promise<string> {
    const now = Date.now()
    const next = (Math.floor(now / period) + 1) * period
    const isUsed = Math.floor(now / period) === this.#used
    if (isUsed || next - now < timeToType) await wait(next - now + 100)
    const at = Date.now()
    this.#used = Math.floor(at / period)
    return this.#totp.generate({ timestamp: at })
  }
}

/** A key in the machine that verifies its owner, without a hand on it. */
export async function holdPasskeyDevice(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page)
  await session.send('WebAuthn.enable')
  await session.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}
