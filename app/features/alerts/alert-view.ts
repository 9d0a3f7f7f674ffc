import type { Day, Instant } from '@kith/ipt'

import type { CourseHeader } from '#features/courses/index.ts'
import type { AlertId, StaffId } from '#platform/ids.ts'

import type { Outcome } from './outcomes.ts'
import type { Signal } from './signal-words.ts'

export type HowGiven = 'by-link' | 'in-the-room' | 'telephone' | 'paper' | 'unfinished-form'

export type SignalLine = Signal & {
  id: string
  at: Instant
  howGiven: HowGiven | null
  enteredBy: string | null
}

/** An answer to the item in question, whatever it was. */
export type ItemAnswer = { at: Instant; answer: number | null; howGiven: HowGiven }

export type AlertEvent = {
  id: string
  kind: 'raised' | 'appended' | 'moved' | 'acknowledged' | 'noted' | 'closed' | 'notice-failed'
  at: Instant
  by: string | null
  from: string | null
  to: string | null
  words: string | null
}

/** Everything about one alert, on one page. */
export type AlertView = {
  id: AlertId
  version: number
  source: 'check-in' | 'staff-concern'
  state: 'open' | 'acknowledged' | 'closed'
  raisedAt: Instant
  nextStepAt: Instant | null
  owner: { id: StaffId; name: string; isMe: boolean }
  header: CourseHeader
  contact: { phone: string | null; email: string | null; country: string }
  signals: readonly SignalLine[]
  histories: readonly { instrument: string; item: string; answers: readonly ItemAnswer[] }[]
  events: readonly AlertEvent[]
  closing: {
    at: Instant
    by: string
    assessment: string
    outcome: Outcome
    stepsTried: string | null
    nextStep: string
    nextReviewOn: Day
  } | null
  /** Whether the reader may act, or only read. */
  mayAct: boolean
  /** Colleagues who are there and could be given it. */
  colleagues: readonly { id: StaffId; name: string }[]
  today: Day
}
