import type { CaseloadStatus } from '@kith/ipt'

import type { CoursePhase } from '#features/courses/index.ts'

import type { Case } from './caseload.ts'
import { foldedName } from './same-person.ts'

/** The columns that a caseload can be sorted by: a name from outside is one of these, or none (SEC-033). */
const sortKeys = ['name', 'phase', 'session', 'score', 'change', 'status', 'next'] as const
export type SortKey = (typeof sortKeys)[number]

export const phaseChoices = ['initial', 'middle', 'termination', 'maintenance', 'ended', 'none'] as const
export type PhaseChoice = (typeof phaseChoices)[number]

export const statusChoices = ['worse', 'no-change', 'improving', 'remitted', 'cannot-judge'] as const

/** What of a caseload is shown, and in which order. */
export type CaseloadView = {
  search: string
  /** Null: everybody in treatment or before it; those whose course has ended are found by their phase. */
  phase: PhaseChoice | null
  status: CaseloadStatus | null
  /** Null: one's own, or, for somebody who treats nobody, those supervised. */
  whose: 'own' | 'supervised' | null
  sort: SortKey
  descending: boolean
}

/** The view that a URL asks for. What it does not know it leaves out; nothing of it reaches the database. */
export function readView(query: URLSearchParams): CaseloadView {
  const asked = (name: string) => query.get(name) ?? ''
  return {
    search: asked('search').normalize('NFC').slice(0, 200).trim(),
    phase: oneOf(phaseChoices, asked('phase')),
    status: oneOf(statusChoices, asked('status')),
    whose: oneOf(['own', 'supervised'], asked('whose')),
    sort: oneOf(sortKeys, asked('sort')) ?? 'name',
    descending: asked('order') === 'down',
  }
}

/** The query of a view, with what is the default left out. */
export function queryOf(view: Partial<CaseloadView>): string {
  const query = new URLSearchParams()
  if (view.search) query.set('search', view.search)
  if (view.phase) query.set('phase', view.phase)
  if (view.status) query.set('status', view.status)
  if (view.whose) query.set('whose', view.whose)
  if (view.sort !== undefined && view.sort !== 'name') query.set('sort', view.sort)
  if (view.descending === true) query.set('order', 'down')
  const text = query.toString()
  return text === '' ? '' : `?${text}`
}

export function arrangeCaseload(cases: readonly Case[], view: CaseloadView): Case[] {
  const words = foldedName(view.search).split(' ').filter(Boolean)
  const number = view.search.toLowerCase()
  const isFound = (one: Case) =>
    view.search === '' ||
    (words.length > 0 && words.every((word) => isInName(one, word))) ||
    one.patient.number?.toLowerCase().includes(number) === true
  const isAsked = (one: Case) =>
    one.isOwn === (view.whose !== 'supervised') &&
    (view.phase === null ? one.course?.phase !== 'ended' : phaseOf(one) === view.phase) &&
    (view.status === null || one.course?.status === view.status)
  const direction = view.descending ? -1 : 1
  return cases
    .filter((one) => isAsked(one) && isFound(one))
    .toSorted((a, b) => compare(a, b, view.sort, direction))
}

function isInName({ patient }: Case, word: string): boolean {
  return foldedName(`${patient.name} ${patient.preferredName ?? ''}`)
    .split(' ')
    .some((its) => its.startsWith(word))
}

function phaseOf({ course }: Case): PhaseChoice {
  return course?.phase ?? 'none'
}

// What is not there comes last in either direction: a missing score is neither high nor low.
function compare(a: Case, b: Case, key: SortKey, direction: 1 | -1): number {
  const [left, right] = [valueOf[key](a), valueOf[key](b)]
  if (left === null || right === null) {
    if (left === right) return byName(a, b)
    return left === null ? 1 : -1
  }
  const order = typeof left === 'string' ? left.localeCompare(String(right), 'en') : left - Number(right)
  return order === 0 ? byName(a, b) : order * direction
}

function byName(a: Case, b: Case): number {
  return a.patient.name.localeCompare(b.patient.name, 'en') || a.patient.id.localeCompare(b.patient.id)
}

const phaseOrder: readonly CoursePhase[] = ['initial', 'middle', 'termination', 'maintenance', 'ended']

const valueOf: Record<SortKey, (one: Case) => string | number | null> = {
  name: ({ patient }) => patient.name,
  phase: ({ course }) => (course === null ? null : phaseOrder.indexOf(course.phase)),
  session: ({ course }) => course?.held ?? null,
  score: ({ course }) => course?.last?.total ?? null,
  change: ({ course }) =>
    course === null || course.baseline === null || course.current === null
      ? null
      : course.current - course.baseline,
  status: ({ course }) =>
    course === null || course.status === 'cannot-judge' ? null : statusChoices.indexOf(course.status),
  next: ({ course }) =>
    course?.next === null || course === null ? null : `${course.next.day} ${course.next.time}`,
}

function oneOf<Name extends string>(names: readonly Name[], name: string): Name | null {
  return names.find((known) => known === name) ?? null
}
