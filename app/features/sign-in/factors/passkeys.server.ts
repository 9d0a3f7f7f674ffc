import type { Instant } from '@kith/ipt'
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import * as z from 'zod'

import type { IdentityTransaction } from '#platform/db/database.server.ts'
import type { AccountId } from '#platform/ids.ts'
import type { SignInSessionId } from '#platform/sessions/sessions.server.ts'

import { keepChallenge, takeChallenge } from './challenges.server.ts'

/** Where the question is asked, and of whom. */
export type PasskeySitting = {
  accountId: AccountId
  sessionId: SignInSessionId
  origin: string
  at: Instant
}

export type NewPasskeyOptions = PublicKeyCredentialCreationOptionsJSON
export type PasskeyOptions = PublicKeyCredentialRequestOptionsJSON

/** What the browser needs to make a passkey for this account. */
export async function offerPasskey(
  tx: IdentityTransaction,
  sitting: PasskeySitting,
): Promise<NewPasskeyOptions> {
  const account = await tx
    .selectFrom('accounts')
    .select(['email', 'webauthn_user'])
    .where('id', '=', sitting.accountId)
    .executeTakeFirstOrThrow()
  const present = await passkeysOf(tx, sitting.accountId)
  const options = await generateRegistrationOptions({
    rpName: 'Kith',
    rpID: rpIdOf(sitting.origin),
    userName: account.email,
    userID: new Uint8Array(account.webauthn_user),
    attestationType: 'none',
    excludeCredentials: present.map(({ id }) => ({ id })),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'required' },
  })
  await keepChallenge(tx, sitting, 'new', options.challenge)
  return options
}

/** Stores the passkey that the browser made, if it answers the question that was asked here (SEC-014: with user verification). */
export async function addPasskey(
  tx: IdentityTransaction,
  sitting: PasskeySitting,
  made: { response: string; name: string },
): Promise<boolean> {
  const expectedChallenge = await takeChallenge(tx, sitting, 'new')
  const response = readResponse(made.response) as RegistrationResponseJSON | null
  if (expectedChallenge === null || response === null) return false
  const verified = await verifyRegistrationResponse({
    response,
    expectedChallenge,
    expectedOrigin: sitting.origin,
    expectedRPID: rpIdOf(sitting.origin),
    requireUserVerification: true,
  }).catch(() => null)
  if (verified === null || !verified.verified) return false
  const { credential } = verified.registrationInfo
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('passkeys')
    .values({
      id: credential.id,
      account_id: sitting.accountId,
      public_key: Buffer.from(credential.publicKey),
      counter: credential.counter,
      transports: credential.transports ?? [],
      name: made.name.trim().slice(0, 100) || 'Passkey',
      created_at: sitting.at,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .executeTakeFirst()
  return numInsertedOrUpdatedRows === 1n
}

/** What the browser needs to use one of the account's passkeys. */
export async function askForPasskey(
  tx: IdentityTransaction,
  sitting: PasskeySitting,
): Promise<PasskeyOptions> {
  const present = await passkeysOf(tx, sitting.accountId)
  const options = await generateAuthenticationOptions({
    rpID: rpIdOf(sitting.origin),
    allowCredentials: present.map(({ id, transports }) => ({ id, transports: transports as never })),
    userVerification: 'required',
  })
  await keepChallenge(tx, sitting, 'use', options.challenge)
  return options
}

/** Whether the browser's answer is by one of this account's passkeys, to this question, asked once. */
export async function usePasskey(
  tx: IdentityTransaction,
  sitting: PasskeySitting,
  answer: string,
): Promise<boolean> {
  const expectedChallenge = await takeChallenge(tx, sitting, 'use')
  const response = readResponse(answer) as AuthenticationResponseJSON | null
  if (expectedChallenge === null || response === null) return false
  const passkey = (await passkeysOf(tx, sitting.accountId)).find(({ id }) => id === response.id)
  if (passkey === undefined) return false
  const verified = await verifyAuthenticationResponse({
    response,
    expectedChallenge,
    expectedOrigin: sitting.origin,
    expectedRPID: rpIdOf(sitting.origin),
    credential: { id: passkey.id, publicKey: new Uint8Array(passkey.public_key), counter: passkey.counter },
    requireUserVerification: true,
  }).catch(() => null)
  if (verified === null || !verified.verified) return false
  await tx
    .updateTable('passkeys')
    .set({ counter: verified.authenticationInfo.newCounter, last_used_at: sitting.at })
    .where('id', '=', passkey.id)
    .execute()
  return true
}

async function passkeysOf(tx: IdentityTransaction, accountId: AccountId) {
  return tx
    .selectFrom('passkeys')
    .select(['id', 'public_key', 'counter', 'transports'])
    .where('account_id', '=', accountId)
    .execute()
}

// The library checks what is inside; here it is only made sure that it is an object of the right outline.
const outline = z.looseObject({
  id: z.string().max(2_000),
  rawId: z.string(),
  type: z.literal('public-key'),
  response: z.looseObject({}),
})

function readResponse(text: string): unknown {
  try {
    const read = outline.safeParse(JSON.parse(text))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

function rpIdOf(origin: string): string {
  return new URL(origin).hostname
}
