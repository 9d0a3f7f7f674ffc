import type {
  Closeness,
  CourseType,
  EventSource,
  Hemisphere,
  LifeEventType,
  MarkKind,
  NamedDate,
  Ongoing,
  PersonId,
  ProblemArea,
  Day,
} from '@kith/ipt'

import type { CourseHeader } from '#features/courses/index.ts'
import type { Id } from '#platform/ids.ts'

import type { FormDraft } from './form-draft.ts'

export type LifeEventRowId = Id<'life_events'>
export type StretchId = Id<'timeline_stretches'>

export const severities = ['none', 'mild', 'moderate', 'severe'] as const
export type Severity = (typeof severities)[number]

export const stretchKinds = ['severity', 'treatment', 'medication', 'hospital'] as const
export type StretchKind = (typeof stretchKinds)[number]

/** A date as it is kept: what was said, and, once understood, its EDTF and words for it. */
export type KeptDate = { said: string; edtf: string | null; code: string | null; words: string | null }

/** Days from 1 January 1970. `from` to `to` is the error bar of a beginning; `until` the end of what lasted. */
export type OnAxis = { from: number; to: number; until: number | null; isOpen: boolean }

/** One hint, its reason in words, and what the clinician made of it (IPT-063). */
export type MarkLine = {
  kind: MarkKind
  verdict: Closeness
  reason: string
  /** How far away it was, as people say it: "15 years before the onset". */
  distance: string
  decision: 'confirmed' | 'rejected' | null
}

export type EventLine = {
  id: LifeEventRowId
  version: number
  type: LifeEventType
  what: string
  when: KeptDate
  /** `id`: somebody of the inventory. */
  people: readonly { id: PersonId | null; name: string }[]
  /** Whose death it is, where the inventory has them: it stands there. */
  deathOf: PersonId | null
  deathSaid: string
  impact: number | null
  source: EventSource
  ongoing: Ongoing
  /** As the clinician chose it; null: by its type. */
  area: ProblemArea | null
  lane: ProblemArea
  axis: OnAxis | null
  marks: readonly MarkLine[]
}

/** Somebody of the inventory. */
export type PersonLine = { id: PersonId; name: string; relation: string; isDead: boolean }

export type StretchLine = {
  id: StretchId
  version: number
  kind: StretchKind
  severity: Severity | null
  what: string
  when: KeptDate
  axis: OnAxis | null
}

/** First symptoms, the syndrome, a worsening: as said, and where it stands. */
export type OnsetMark = {
  kind: 'first-symptoms' | 'syndrome' | 'worsening'
  when: KeptDate
  axis: OnAxis | null
  /** Events are held against this one (IPT-061). */
  isAnchor: boolean
}

export type ScoreSpot = { id: string; day: number; total: number; band: string }

export type OnsetState = {
  version: number
  type: CourseType
  first: KeptDate
  syndrome: KeptDate
  worsenings: readonly KeptDate[]
}

/** What was typed into a form and not sent. */
export type DraftLine = Pick<FormDraft, 'form' | 'rowId' | 'fields'>

export type TimelinePage = {
  /** What whoever looks at the page typed here and did not send, the latest first. */
  drafts: readonly DraftLine[]
  header: CourseHeader
  today: Day
  hemisphere: Hemisphere
  mayWrite: boolean
  /** Events that a phrase may lean on: "two months after the divorce". */
  named: readonly NamedDate[]
  people: readonly PersonLine[]
  onset: OnsetState | null
  /** What the dates speak for, where it differs from what is kept; a suggestion (IPT-061). */
  suggestedType: { type: CourseType; words: string } | null
  /** Why there is no anchor yet. */
  missing: string | null
  onsetMarks: readonly OnsetMark[]
  events: readonly EventLine[]
  stretches: readonly StretchLine[]
  scores: { instrument: string; max: number; spots: readonly ScoreSpot[] }
}

/** The part of it that has a place on the axis. */
export type DrawnTimeline = Pick<TimelinePage, 'today' | 'onsetMarks' | 'events' | 'stretches' | 'scores'>
