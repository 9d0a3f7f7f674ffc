import type { Instant } from '@kith/ipt'
import { Secret, TOTP } from 'otpauth'

import type { IdentityTransaction } from '#platform/db/database.server.ts'
import type { AccountId } from '#platform/ids.ts'
import type { Secrets } from '#platform/secrets/secrets.server.ts'

import { qrPath } from './qr-path.server.ts'

/** What the page shows while an authenticator app is being set up. Nothing is stored until a code from it has come back. */
export type TotpOffer = {
  /** For typing in by hand, in groups of four. */
  secretText: string
  /** `otpauth:` address, for opening the app on the same device. */
  uri: string
  qr: { size: number; path: string }
  /** The secret, sealed for this account and this sitting: it travels through the form. */
  sealed: string
}

/** `about`: the sitting it is for, so that a form from elsewhere does not open. */
export function offerTotp(
  secrets: Secrets,
  account: { id: AccountId; email: string },
  about: string,
  sealed?: string,
): TotpOffer {
  const kept = sealed === undefined ? null : openOffer(secrets, account.id, about, sealed)
  const secret = kept === null ? new Secret({ size: 20 }) : new Secret({ buffer: arrayBufferOf(kept) })
  const uri = totpOf(secret, account.email).toString()
  return {
    secretText: secret.base32.match(/.{1,4}/g)?.join(' ') ?? secret.base32,
    uri,
    qr: qrPath(uri),
    sealed: secrets.seal(offerPlace(account.id, about), Buffer.from(secret.bytes)).toString('base64url'),
  }
}

/** Stores the offered secret once a code of it is shown; an earlier one is replaced. That code is used up by it. */
export async function confirmTotp(
  tx: IdentityTransaction,
  secrets: Secrets,
  shown: { accountId: AccountId; about: string; sealed: string; code: string; at: Instant },
): Promise<boolean> {
  const secret = openOffer(secrets, shown.accountId, shown.about, shown.sealed)
  if (secret === null || !fits(secret, shown.code, shown.at)) return false
  const row = {
    secret_sealed: secrets.seal(storedPlace(shown.accountId), secret),
    last_step: stepAt(shown.at),
    confirmed_at: shown.at,
  }
  await tx
    .insertInto('totp_factors')
    .values({ account_id: shown.accountId, ...row })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(row))
    .execute()
  return true
}

/** Whether the code is right, in its own half minute, and was not used before (SEC-014). Being right uses it up. */
export async function useTotp(
  tx: IdentityTransaction,
  secrets: Secrets,
  shown: { accountId: AccountId; code: string; at: Instant },
): Promise<boolean> {
  const factor = await tx
    .selectFrom('totp_factors')
    .select('secret_sealed')
    .where('account_id', '=', shown.accountId)
    .executeTakeFirst()
  if (factor === undefined) return false
  if (!fits(secrets.open(storedPlace(shown.accountId), factor.secret_sealed), shown.code, shown.at))
    return false
  const step = stepAt(shown.at)
  const { numUpdatedRows } = await tx
    .updateTable('totp_factors')
    .set({ last_step: step })
    .where('account_id', '=', shown.accountId)
    .where('last_step', '<', step)
    .executeTakeFirst()
  return numUpdatedRows === 1n
}

/** The code of a secret at an instant: for whoever plays the authenticator (demonstration, tests). */
export function totpCode(secretText: string, at: Instant): string {
  return totpOf(Secret.fromBase32(secretText.replaceAll(' ', '')), '').generate({ timestamp: Date.parse(at) })
}

const period = 30

function fits(secret: Buffer, code: string, at: Instant): boolean {
  const token = code.replaceAll(/\s/g, '')
  if (!/^\d{6}$/.test(token)) return false
  const totp = totpOf(new Secret({ buffer: arrayBufferOf(secret) }), '')
  // The current window only; `validate` compares in constant time.
  return totp.validate({ token, timestamp: Date.parse(at), window: 0 }) === 0
}

function stepAt(at: Instant): number {
  return Math.floor(Date.parse(at) / 1_000 / period)
}

// SHA-1 and six digits are what every authenticator app understands (RFC 6238).
function totpOf(secret: Secret, label: string): TOTP {
  return new TOTP({
    issuer: 'Kith',
    label: label === '' ? 'Kith' : label,
    algorithm: 'SHA1',
    digits: 6,
    period,
    secret,
  })
}

function openOffer(secrets: Secrets, accountId: AccountId, about: string, sealed: string): Buffer | null {
  try {
    return secrets.open(offerPlace(accountId, about), Buffer.from(sealed, 'base64url'))
  } catch {
    return null
  }
}

function offerPlace(accountId: AccountId, about: string): string {
  return `totp offer ${accountId} ${about}`
}

function storedPlace(accountId: AccountId): string {
  return `totp_factors ${accountId} secret_sealed`
}

function arrayBufferOf(bytes: Buffer): ArrayBuffer {
  return new Uint8Array(bytes).buffer
}
