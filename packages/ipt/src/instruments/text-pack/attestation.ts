import type { FieldProblem, Invalid, Refused, Result } from '../../result.ts'
import { invalid, ok, refuse } from '../../result.ts'
import { readDay } from '../../time/day.ts'
import type { Day } from '../../time/day.ts'
import type { InstrumentId, TextPack } from '../instrument.ts'
import type { TextPackRead } from './read-text-pack.ts'

declare const sha256Brand: unique symbol

/** SHA-256 of the bytes of a file, 64 small hexadecimal digits. The caller works it out. */
export type Sha256 = string & { readonly [sha256Brand]: true }

/** Which right a clinic has to show a wording. */
export type WordingRightHeld = 'written-permission' | 'licence' | 'public-domain' | 'own-work'

/** Who says, on which day, that the clinic may show the wording in one file, and by which right (MEAS-002). */
export type Attestation = {
  readonly by: string
  readonly right: WordingRightHeld
  /** In words: the letter, the number of the licence, where the grant can be read. */
  readonly evidence: string
  readonly on: Day
  readonly sha256: Sha256
}

/** A text pack that may be shown, with the record that says why. */
export type AttestedTextPack<Id extends InstrumentId = InstrumentId> = TextPack<Id> & {
  readonly attestation: Attestation
}

const rights: readonly string[] = ['written-permission', 'licence', 'public-domain', 'own-work']

/**
 * Reads an attestation from a form. Field codes: `attestation/empty` (`by`, `evidence`),
 * `attestation/unknown-right`, `attestation/not-a-hash`, and those of {@link readDay} for `on`.
 * Source: MEAS-002.
 *
 * @example readAttestation({ by: 'Dr A. Moss', right: 'licence', evidence: 'No. 12', on: '2026-11-23', sha256 })
 */
export function readAttestation(raw: Readonly<Record<string, unknown>>): Result<Attestation, Invalid> {
  const fields: FieldProblem[] = []
  const text = (field: string) => {
    const value = raw[field]
    return typeof value === 'string' ? value.trim() : ''
  }
  for (const field of ['by', 'evidence']) {
    if (text(field) === '') fields.push({ field, code: 'attestation/empty' })
  }
  const right = text('right')
  if (!rights.includes(right)) fields.push({ field: 'right', code: 'attestation/unknown-right' })
  const on = readDay(text('on'), 'on')
  if (!on.ok) fields.push(...on.problem.fields)
  const sha256 = text('sha256').toLowerCase()
  if (!/^[0-9a-f]{64}$/.test(sha256)) fields.push({ field: 'sha256', code: 'attestation/not-a-hash' })
  if (fields.length > 0 || !on.ok) return invalid(fields)
  return ok({
    by: text('by'),
    right: right as WordingRightHeld,
    evidence: text('evidence'),
    on: on.value,
    sha256: sha256 as Sha256,
  })
}

/**
 * Makes a pack that was read one that may be shown. Refused with `text-pack/not-attested` without an
 * attestation, and with `text-pack/attested-another-file` when the attestation is of other bytes (MEAS-002).
 * `fileSha256` is that of the file as it was read.
 *
 * @example admitTextPack(read.value, fileSha256, attestation) // { ok: true, value: { instrument: 'cudos', … } }
 */
export function admitTextPack<Id extends InstrumentId>(
  read: TextPackRead<Id>,
  fileSha256: string,
  attestation: Attestation | null,
): Result<AttestedTextPack<Id>, Refused<'text-pack/not-attested' | 'text-pack/attested-another-file'>> {
  if (attestation === null) return refuse('text-pack/not-attested')
  if (attestation.sha256 !== fileSha256.toLowerCase()) return refuse('text-pack/attested-another-file')
  return ok({ ...read.pack, attestation })
}
