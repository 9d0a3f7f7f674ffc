import {
  exclusionsEn,
  readCheck,
  readExclusions,
  type CheckState,
  type Exclusion,
  type ExclusionRows,
} from '@kith/ipt'

import type { SheetValues } from '#features/sheets/index.ts'

import type { AuthorOf, Gap } from './evidence-in.ts'

export type OtherCheck = { what: string; check: CheckState }

export type ExclusionsIn = {
  rows: ExclusionRows
  /** Checks that the clinician thought of (IPT-037). */
  others: readonly OtherCheck[]
  problems: readonly Gap[]
}

export const exclusions = Object.keys(exclusionsEn) as readonly Exclusion[]

/** The rows of the sheet as the core takes them. One that it does not take counts as not asked, and is named (DX-020). */
export function exclusionsIn(values: SheetValues, authorOf: AuthorOf): ExclusionsIn {
  const raw = Object.fromEntries(exclusions.map((name) => [name, rowIn(values, name, authorOf)]))
  const read = readExclusions(raw)
  const others = placesIn(values).map((place) => otherCheck(values, place))
  const problems = others.flatMap((each) => each.problems)
  const checks = others.flatMap(({ check }) => (check === null ? [] : [check]))
  if (read.ok) return { rows: read.value, others: checks, problems }
  const refused = read.problem.fields
  const left = Object.entries(raw).filter(
    ([name]) => !refused.some(({ field }) => field.split('.')[0] === name),
  )
  const taken = readExclusions(Object.fromEntries(left))
  if (!taken.ok) throw new Error('rows without problems do not read')
  const gaps = refused.map(({ field, code }) => gapOf(field, code))
  return { rows: taken.value, others: checks, problems: [...gaps, ...problems] }
}

/** Rows in which something was found, whether or not it stands there what was decided: a finding is never waited for. */
export function findingsIn(values: SheetValues): ExclusionRows {
  const raw = exclusions.flatMap((name) => {
    const finding = values[`exclusion.${name}.finding`] ?? ''
    const isOne = ['yes', 'no', 'unclear'].includes(finding)
    return isOne ? [[name, { asked: true, finding, decided: '-', by: '-' }] as const] : []
  })
  const read = readExclusions(Object.fromEntries(raw))
  if (!read.ok) throw new Error('findings do not read')
  return read.value
}

/** The places in the list of other checks that hold anything. */
export function placesIn(values: SheetValues): readonly number[] {
  const places = Object.entries(values).flatMap(([name, value]) => {
    const found = /^check\.(\d{1,3})\./.exec(name)
    return found === null || value.trim() === '' ? [] : [Number(found[1])]
  })
  return [...new Set(places)].toSorted((a, b) => a - b)
}

function rowIn(values: SheetValues, name: Exclusion, authorOf: AuthorOf) {
  const said = (part: string) => (values[`exclusion.${name}.${part}`] ?? '').trim()
  const [finding, decided, state] = [said('finding'), said('decided'), said('check')]
  if (finding === '' && decided === '' && state === '') return { asked: false }
  const by = authorOf(`exclusion.${name}.finding`)
  return { asked: true, finding, decided, by, check: checkIn(state, said('on'), said('result')) }
}

function checkIn(state: string, on: string, result: string) {
  return state === '' ? {} : { state, on, result }
}

function otherCheck(
  values: SheetValues,
  place: number,
): { check: OtherCheck | null; problems: readonly Gap[] } {
  const field = (part: string) => `check.${place}.${part}`
  const said = (part: string) => (values[field(part)] ?? '').trim()
  const what = said('what')
  const read = readCheck(checkIn(said('state'), said('on'), said('result')), `check.${place}`)
  const problems = read.ok
    ? []
    : read.problem.fields.map(({ field: at, code }) => ({
        field: field(at.endsWith('.on') ? 'on' : code === 'diagnosis/result-missing' ? 'result' : 'state'),
        code,
      }))
  if (what === '') {
    return {
      check: null,
      problems: [{ field: field('what'), code: 'assessment/check-unnamed' }, ...problems],
    }
  }
  return { check: read.ok ? { what, check: read.value } : null, problems }
}

function gapOf(at: string, code: string): Gap {
  const [name, ...rest] = at.split('.')
  const part = rest.includes('on')
    ? 'on'
    : code === 'diagnosis/result-missing'
      ? 'result'
      : rest.length > 0
        ? 'check'
        : code === 'diagnosis/decision-missing'
          ? 'decided'
          : 'finding'
  return { field: `exclusion.${name}.${part}`, code }
}
