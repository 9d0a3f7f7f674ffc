import type { Instant } from '@kith/ipt'

import type { LinkActor } from '../access/actor.ts'
import { readId, type ClinicId, type LinkId } from '../ids.ts'
import type { Secrets } from '../secrets/secrets.server.ts'
import { cookie, readCookie } from './cookies.server.ts'

/**
 * What somebody who opened a valid link carries in a cookie, in place of its token: sealed by Kith, bound to this one
 * link, and enough to show the form and crisis help again when the database cannot be reached (SEC-024, SEC-066).
 */
export type AnswerPass = {
  clinicId: ClinicId
  linkId: LinkId
  instrument: string
  /** Where the patient is: whose crisis lines are shown (SAFE-030). */
  country: string
  until: Instant
  /** `asked`: the patient chose a PIN, and it opens nothing but the question for it (SEC-025). */
  pin: 'none' | 'asked' | 'given'
}

/** A day. Shorter would be a time limit for whoever answers slowly (HAZ-036; WCAG 2.2.1 counts from 20 hours as none). */
export const passSeconds = 24 * 3600

export function passCookie(secrets: Secrets, pass: AnswerPass): string {
  const { linkId, ...rest } = pass
  const sealed = secrets.seal(placeOf(linkId), Buffer.from(JSON.stringify(rest))).toString('base64url')
  return cookie(nameOf(linkId), sealed, { maxAge: passSeconds })
}

/** The pass for this link among the cookies, or null. Nothing is looked up: what the link still allows is asked by the command. */
export function readPass(
  secrets: Secrets,
  cookieHeader: string | null,
  link: unknown,
  at: Instant,
): AnswerPass | null {
  const linkId: LinkId | null = readId(link)
  if (linkId === null) return null
  const sealed = readCookie(cookieHeader, nameOf(linkId))
  if (sealed === null) return null
  try {
    const pass = JSON.parse(
      secrets.open(placeOf(linkId), Buffer.from(sealed, 'base64url')).toString(),
    ) as Omit<AnswerPass, 'linkId'>
    return Date.parse(at) < Date.parse(pass.until) ? { ...pass, linkId } : null
  } catch {
    return null // Altered, cut short, or sealed for another link.
  }
}

export function actorOfPass(pass: AnswerPass): LinkActor {
  return {
    kind: 'patient-link',
    clinicId: pass.clinicId,
    linkId: pass.linkId,
    owesPin: pass.pin === 'asked',
  }
}

function nameOf(linkId: LinkId): string {
  return `answer-${linkId}`
}

function placeOf(linkId: LinkId): string {
  return `answer pass ${linkId}`
}
