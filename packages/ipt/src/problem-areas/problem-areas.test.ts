import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  areaCandidates,
  areasOf,
  blamingWordsEn,
  changeFocus,
  deficitWordsEn,
  emptyInventory,
  findDeniedWords,
  focusExplanationsEn,
  focusPrompts,
  isolationWords,
  layTimeline,
  mayBeFocus,
  patientText,
  patientWordFor,
  problemAreas,
  readApproximateDate,
  readLifeEvent,
  readOnset,
  reframeDispute,
  selectFocus,
} from '../index.ts'
import type {
  AreaCriteria,
  Day,
  EligibleArea,
  Focus,
  FocusHistory,
  IsolationWord,
  LifeEvent,
  Person,
  PersonId,
  ProblemArea,
} from '../index.ts'

const noEvent = { associatedEvents: 0, aDeathIsKnown: true }

test('IPT-078 no word for a patient holds the denied word, for any area and any choice', () => {
  const choices = [...isolationWords, null, 'interpersonal deficits' as IsolationWord]
  for (const area of problemAreas) {
    for (const choice of choices) {
      const word = patientWordFor(area, choice)
      if (word.ok) assert.deepEqual(findDeniedWords(word.value, deficitWordsEn), [])
    }
  }
  assert.deepEqual(patientWordFor('interpersonal_deficits', null), refused('focus/label-missing'))
  assert.deepEqual(patientWordFor('interpersonal_deficits', 'interpersonal deficits' as IsolationWord), {
    ok: false,
    problem: { kind: 'refused', code: 'focus/label-missing' },
  })
})

test('IPT-078 the denied word does not pass in any case, inside another word, or broken up unseen', () => {
  for (const text of [
    'Deficits',
    '/areas/interpersonal_deficits',
    'DEFICIT',
    'de\u00adficit',
    'defi\u200bcits',
    'de\uFB01cit',
    '\uFF44eficit',
  ]) {
    assert.deepEqual(patientText(text), refused('focus/denied-word'), text)
  }
  assert.equal(patientText('social isolation').ok, true)
  fc.assert(
    fc.property(fc.string(), fc.string(), (before, after) => !patientText(`${before}deficit${after}`).ok),
  )
})

test('IPT-071 an area is selected when all three criteria are yes', () => {
  const code = (changes: Partial<Record<'closeInTime' | 'charged' | 'accepted', 'no' | 'not-asked'>>) => {
    const read = mayBeFocus(criteria('role_dispute', changes), noEvent)
    return read.ok ? null : read.problem.code
  }
  assert.equal(code({}), null)
  assert.equal(code({ closeInTime: 'no' }), 'focus/not-close-in-time')
  assert.equal(code({ charged: 'not-asked' }), 'focus/not-charged')
  assert.equal(code({ accepted: 'no' }), 'focus/not-accepted')
})

test('IPT-071 the fourth area waits until nothing else applies; an event close in time needs a written reason', () => {
  const isolation = criteria('interpersonal_deficits', {})
  assert.equal(mayBeFocus(isolation, noEvent).ok, true)
  const facts = { ...noEvent, associatedEvents: 1 }
  assert.deepEqual(mayBeFocus(isolation, facts), refused('focus/event-stands-close'))
  assert.deepEqual(mayBeFocus(isolation, facts, '  '), refused('focus/event-stands-close'))
  const overridden = mayBeFocus(isolation, facts, 'The move changed little for her')
  assert.ok(overridden.ok && overridden.value.overrideReason === 'The move changed little for her')
  const other = criteria('interpersonal_deficits', {}, 'no')
  assert.deepEqual(mayBeFocus(other, noEvent), refused('focus/something-else-applies'))
})

test('IPT-075 grief is kept for a death', () => {
  const grief = criteria('grief', {})
  assert.deepEqual(
    mayBeFocus(grief, { ...noEvent, aDeathIsKnown: false }),
    refused('focus/grief-needs-a-death'),
  )
  const [first] = areaCandidates(timelineOf([event('e1', 'loss', '2021-02')]), emptyInventory(1))
  assert.equal(first?.area, 'role_transition')
})

test('IPT-072 one area, a second with a reason and an order, never a third', () => {
  const [grief, dispute, transition] = [
    eligible('grief'),
    eligible('role_dispute'),
    eligible('role_transition'),
  ]
  assert.deepEqual(selectFocus([]), refused('focus/none'))
  assert.deepEqual(selectFocus([grief, dispute]), refused('focus/second-needs-reason'))
  assert.deepEqual(selectFocus([grief, grief], 'why'), refused('focus/same-area-twice'))
  assert.deepEqual(selectFocus([grief, dispute, transition], 'why'), refused('focus/third-area'))
  assert.deepEqual(areasOf(focusOn('role_dispute', 'grief')), ['role_dispute', 'grief'])
})

test('IPT-073 IPT-080 a short course is advised one area, and no area by session 3 a consultation', () => {
  const rules = (focus: Focus | null, plannedSessions: number, sessionsHeld: number) =>
    focusPrompts({ focus, plannedSessions, sessionsHeld }).map(({ rule }) => rule)
  const two = focusOn('grief', 'role_transition')
  assert.deepEqual(rules(two, 8, 2), ['focus/one-area-in-a-short-course'])
  assert.deepEqual(rules(two, 9, 2), [])
  assert.deepEqual(rules(null, 16, 2), [])
  assert.deepEqual(rules(null, 16, 3), ['focus/consult'])
  assert.deepEqual(rules(focusOn('interpersonal_deficits'), 8, 2), ['focus/isolation-in-a-short-course'])
})

test('IPT-132 a focus changes once, with reason, agreement and date; a second change after consultation', () => {
  const start: FocusHistory = [{ focus: focusOn('grief'), fromOn: day('2026-12-01'), reason: null }]
  const to = focusOn('role_transition')
  const agreedOn = day('2027-01-05')
  const change = { to, reason: 'New work', agreedOn, consultation: null }
  assert.deepEqual(changeFocus(start, { ...change, reason: ' ' }), refused('focus/reason-needed'))
  assert.deepEqual(changeFocus(start, { ...change, agreedOn: null }), refused('focus/agreement-needed'))
  const early = { ...change, agreedOn: day('2026-11-30') }
  assert.deepEqual(changeFocus(start, early), refused('focus/before-the-last-change'))
  const once = changeFocus(start, change)
  assert.ok(once.ok)
  assert.equal(once.value.length, 2)
  assert.deepEqual(changeFocus(once.value, change), refused('focus/consultation-needed'))
  const twice = changeFocus(once.value, { ...change, consultation: 'Supervision on 4 January' })
  assert.equal(twice.ok && twice.value.length, 3)
})

test('IPT-074 IPT-119 a dispute that ends in separation becomes a transition, and history is kept', () => {
  const start: FocusHistory = [
    { focus: focusOn('role_dispute', 'grief'), fromOn: day('2026-12-01'), reason: null },
  ]
  const transition = eligible('role_transition')
  const change = {
    transition,
    attemptsAsked: true,
    reason: 'They separated',
    agreedOn: day('2027-01-05'),
    consultation: null,
  }
  assert.deepEqual(
    reframeDispute(start, { ...change, attemptsAsked: false }),
    refused('focus/dissolution-not-examined'),
  )
  assert.deepEqual(
    reframeDispute(start, { ...change, transition: eligible('grief') }),
    refused('focus/not-a-transition'),
  )
  const reframed = reframeDispute(start, change)
  assert.ok(reframed.ok)
  assert.deepEqual(
    reframed.value.map(({ focus }) => areasOf(focus)),
    [
      ['role_dispute', 'grief'],
      ['role_transition', 'grief'],
    ],
  )
  assert.deepEqual(reframeDispute(reframed.value, change), refused('focus/no-dispute'))
  const both: FocusHistory = [
    { focus: focusOn('role_transition', 'role_dispute'), fromOn: day('2026-12-01'), reason: null },
  ]
  const one = reframeDispute(both, change)
  assert.deepEqual(one.ok && areasOf(one.value[1]?.focus ?? focusOn('grief')), ['role_transition'])
})

test('IPT-070 candidates name the events and people behind them, those close in time first', () => {
  const persons = [
    person('p1', { domains: ['in-conflict'] }),
    person('p2', { life: { state: 'deceased', died: { state: 'not-said' } } }),
  ]
  const timeline = timelineOf([event('e1', 'death', '1999'), event('e2', 'housing', '2021-02-28')])
  const candidates = areaCandidates(timeline, { ...emptyInventory(1), persons })
  assert.deepEqual(
    candidates.map(({ area, closeInTime }) => [area, closeInTime]),
    [
      ['role_transition', true],
      ['grief', false],
      ['role_dispute', false],
    ],
  )
  assert.equal(candidates[0]?.reasons[0]?.words, 'a change (28 February 2021): 14 days before the onset')
  assert.deepEqual(
    candidates[1]?.reasons.map(({ event, person }) => [event, person]),
    [
      ['e1', null],
      [null, 'p2'],
    ],
  )
})

test('IPT-051 expectations that do not match are a candidate for a dispute; that cannot be negotiated is the marker', () => {
  const rulesFor = (reciprocal: 'yes' | 'no', negotiable: 'yes' | 'no' | 'unsure') => {
    const expectations = {
      ofTheOther: '',
      ofThePatient: '',
      mutualGoals: '',
      example: '',
      reciprocal,
      negotiable,
    }
    const persons = [person('p1', { expectations, domains: ['in-conflict'] })]
    const [first] = areaCandidates(timelineOf([]), { ...emptyInventory(1), persons })
    return [first?.area, ...(first?.reasons.map(({ rule }) => rule) ?? [])]
  }
  assert.deepEqual(rulesFor('no', 'no'), ['role_dispute', 'area/dispute-marker'])
  assert.deepEqual(rulesFor('no', 'unsure'), ['role_dispute', 'area/expectations-differ'])
  assert.deepEqual(rulesFor('no', 'yes'), ['role_dispute', 'area/expectations-differ'])
  assert.deepEqual(rulesFor('yes', 'no'), ['role_dispute', 'area/in-conflict'])
})

test('IPT-071 the fourth area is a candidate only when the chart speaks for no other', () => {
  const areas = (events: readonly LifeEvent[]) =>
    areaCandidates(timelineOf(events), emptyInventory(1)).map(({ area }) => area)
  assert.deepEqual(areas([]), ['interpersonal_deficits'])
  assert.deepEqual(areas([event('e1', 'work', 'in my twenties')]), ['role_transition'])
})

test('IPT-003 no explanation or prompt blames', () => {
  const prompts = focusPrompts({
    focus: focusOn('interpersonal_deficits', 'grief'),
    plannedSessions: 8,
    sessionsHeld: 3,
  })
  for (const words of [...Object.values(focusExplanationsEn), ...prompts.map(({ words }) => words)]) {
    assert.deepEqual(findDeniedWords(words, blamingWordsEn), [], words)
  }
})

function criteria(
  area: ProblemArea,
  changes: Partial<Record<'closeInTime' | 'charged' | 'accepted', 'no' | 'not-asked'>>,
  fourth: 'yes' | 'no' = 'yes',
): AreaCriteria {
  const answer = (key: 'closeInTime' | 'charged' | 'accepted') => ({
    answer: changes[key] ?? ('yes' as const),
    evidence: '',
  })
  const three = {
    closeInTime: answer('closeInTime'),
    charged: answer('charged'),
    accepted: answer('accepted'),
  }
  return area === 'interpersonal_deficits'
    ? { area, ...three, nothingElseApplies: { answer: fourth, evidence: '' } }
    : { area, ...three }
}

function eligible(area: ProblemArea): EligibleArea {
  const read = mayBeFocus(criteria(area, {}), noEvent)
  assert.ok(read.ok)
  return read.value
}

function focusOn(...areas: readonly ProblemArea[]): Focus {
  const read = selectFocus(areas.map(eligible), 'Both matter')
  assert.ok(read.ok)
  return read.value
}

function timelineOf(events: readonly LifeEvent[]) {
  const syndrome = readApproximateDate('2021-03-14')
  assert.ok(syndrome.ok)
  const onset = readOnset({ firstSymptoms: null, syndrome: syndrome.value }, { hemisphere: 'north' })
  assert.ok(onset.ok)
  const course = { type: 'episodic', onset: onset.value } as const
  return layTimeline({ course, events, decisions: [] }, { hemisphere: 'north' })
}

function event(id: string, type: LifeEvent['type'], when: string): LifeEvent {
  const raw = { id, type, what: 'a change', when, persons: [], source: 'patient', ongoing: 'no' }
  const read = readLifeEvent(raw)
  assert.ok(read.ok)
  return read.value
}

function person(id: string, changes: Partial<Person>): Person {
  return {
    id: id as PersonId,
    name: 'Anna',
    alias: null,
    relation: 'sister',
    life: { state: 'living' },
    closenessNow: 5,
    closenessBefore: null,
    contact: { frequency: '', means: '' },
    good: '',
    difficult: '',
    wishedChange: '',
    domains: [],
    discuss: true,
    expectations: null,
    harms: [],
    ...changes,
  }
}

function refused(code: string) {
  return { ok: false, problem: { kind: 'refused', code } }
}

function day(text: string): Day {
  return text as Day
}
