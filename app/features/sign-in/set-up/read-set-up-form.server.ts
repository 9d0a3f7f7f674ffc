import * as z from 'zod'

import { textIn } from '#platform/http/form-of.server.ts'
import type { FieldProblems } from '#platform/result.ts'

import { passwordProblem } from '../passwords/password-rules.server.ts'
import { isCountry, isTimeZone, onlyTimeZoneOf } from './places.ts'

/** What the first person says about the clinic and about themselves. */
export type SetUpForm = {
  clinicName: string
  country: string
  timeZone: string
  name: string
  email: string
  password: string
  treats: boolean
}

/** The same before it is checked: shown again when something is missing. Never the password. */
export type TypedSetUp = Omit<SetUpForm, 'password'>

export function readSetUpForm(
  form: FormData,
):
  | { ok: true; form: SetUpForm; typed: TypedSetUp }
  | { ok: false; fields: FieldProblems; typed: TypedSetUp } {
  const text = (name: string) => textIn(form, name).trim()
  const country = text('country')
  const typed: TypedSetUp = {
    clinicName: text('clinicName').slice(0, 300),
    country,
    timeZone: text('timeZone') || (isCountry(country) ? (onlyTimeZoneOf(country) ?? '') : ''),
    name: text('name').slice(0, 300),
    email: text('email').toLowerCase().slice(0, 300),
    treats: textIn(form, 'treats') === 'yes',
  }
  const read = fields.safeParse(typed)
  const password = textIn(form, 'password')
  const problems: Record<string, string> = {}
  for (const { path, message } of read.error?.issues ?? []) problems[String(path[0])] ??= message
  const weak = passwordProblem(password, [typed.clinicName, typed.name, typed.email])
  if (weak !== null) problems['password'] = weak
  if (Object.keys(problems).length === 0) return { ok: true, typed, form: { ...typed, password } }
  return { ok: false, fields: problems, typed }
}

/** A name as people write it. */
export const personName = z.string().min(1, 'name/missing').max(200, 'name/too-long')

/** An address that mail can go to. */
export const emailAddress = z.email('email/not-an-address').max(254, 'email/not-an-address')

const fields = z.object({
  clinicName: z.string().min(1, 'clinic-name/missing').max(200, 'name/too-long'),
  country: z.string().refine(isCountry, 'country/missing'),
  timeZone: z.string().refine(isTimeZone, 'time-zone/missing'),
  name: personName,
  email: emailAddress,
})
