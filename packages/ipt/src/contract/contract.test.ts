import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  agreeContract,
  blamingWordsEn,
  changeContract,
  contractGaps,
  contractLinesEn,
  contractPolicies,
  contractTemplateEn,
  contractWords,
  deficitWordsEn,
  findDeniedWords,
  missedWordsEn,
  planCourse,
  plannedEnd,
  takeUpContract,
} from '../index.ts'
import type { Contract, ContractTerms, Day, Plan } from '../index.ts'

const agreedOn = '2026-12-07' as Day

test('IPT-091 a contract is not done without each of its four policies', () => {
  assert.deepEqual(contractPolicies, ['lateness', 'missed', 'emergencies', 'payment'])
  assert.deepEqual(contractGaps({ ...terms(), ...contractTemplateEn }), ['emergencies', 'payment'])
  for (const policy of contractPolicies) {
    const without = { ...terms(), [policy]: policy === 'missed' ? null : ' ' }
    const agreed = agreeContract(without, plan(16), { agreedOn })
    assert.deepEqual(!agreed.ok && agreed.problem, {
      kind: 'invalid',
      fields: [{ field: policy, code: 'contract/part-missing' }],
    })
  }
})

test('IPT-090 the end date follows from the first day, the number and the frequency', () => {
  const firstOn = '2026-11-23' as Day
  assert.equal(plannedEnd({ firstOn, sessions: 16, everyWeeks: 1 }), '2027-03-08')
  assert.equal(plannedEnd({ firstOn, sessions: 8, everyWeeks: 2 }), '2027-03-01')
  assert.equal(plannedEnd({ firstOn, sessions: 1, everyWeeks: 1 }), firstOn)
  assert.equal(agreed().endOn, '2027-03-08')
})

test('IPT-090 a contract needs the agreement of the patient and the number of the plan', () => {
  assert.deepEqual(agreeContract(terms(), plan(16), { agreedOn: null }), refused('contract/agreement-needed'))
  assert.deepEqual(
    agreeContract(terms(), plan(12), { agreedOn }),
    refused('contract/sessions-differ-from-plan'),
  )
  const bad = agreeContract({ ...terms(), minutes: 0, everyWeeks: 1.5 }, plan(16), { agreedOn })
  assert.deepEqual(
    !bad.ok && bad.problem.kind === 'invalid' && bad.problem.fields.map(({ field }) => field),
    ['minutes', 'everyWeeks'],
  )
})

test('IPT-090 an end outside the calendar is named and not thrown', () => {
  for (const changes of [{ firstOn: '9999-12-20' as Day }, { everyWeeks: 1e9 }]) {
    const bad = agreeContract({ ...terms(), ...changes }, plan(16), { agreedOn })
    assert.deepEqual(!bad.ok && bad.problem, {
      kind: 'invalid',
      fields: [{ field: 'firstOn', code: 'contract/end-not-in-calendar' }],
    })
  }
})

test('IPT-094 a policy that blames is pointed out, and the template does not', () => {
  const agreed = agreeContract({ ...terms(), lateness: 'Poor attendance ends the course.' }, plan(16), {
    agreedOn,
  })
  assert.deepEqual(!agreed.ok && agreed.problem, {
    kind: 'invalid',
    fields: [{ field: 'lateness', code: 'contract/blaming-words' }],
  })
  for (const line of contractLinesEn(terms(), '2027-03-08')) {
    assert.deepEqual(findDeniedWords(line, blamingWordsEn), [], line)
    assert.deepEqual(findDeniedWords(line, deficitWordsEn), [], line)
  }
})

test('IPT-094 IPT-078 each word that cannot stay in a contract is named with its part', () => {
  const parts = {
    ...terms(),
    lateness: 'Being overdue, or poor attendance, ends it.',
    recording: 'We work on your social de\u00adficits.',
    missed: { rule: 'counts', noticeHours: 24, fee: 'For patients who failed to come: 20.' },
  } as const
  assert.deepEqual(contractWords(parts), [
    { part: 'lateness', word: 'overdue', code: 'contract/blaming-words' },
    { part: 'lateness', word: 'poor attendance', code: 'contract/blaming-words' },
    { part: 'missed', word: 'failed', code: 'contract/blaming-words' },
    { part: 'recording', word: '', code: 'contract/denied-word' },
  ])
  const put = agreeContract({ ...terms(), recording: 'Deficits are recorded.' }, plan(16), { agreedOn })
  assert.deepEqual(!put.ok && put.problem, {
    kind: 'invalid',
    fields: [{ field: 'recording', code: 'contract/denied-word' }],
  })
  assert.deepEqual(contractWords(terms()), [])
})

test('IPT-092 what becomes of a session that cannot take place is said in plain words', () => {
  const rule = { noticeHours: 24, fee: null }
  assert.equal(
    missedWordsEn({ ...rule, rule: 'counts' }),
    'Please tell me at least 24 hours before, and we find another day. Otherwise it counts as one of our sessions. There is no fee.',
  )
  assert.equal(
    missedWordsEn({ rule: 'rescheduled', noticeHours: 1, fee: '£10, never sent by itself.' }),
    'Please tell me at least 1 hour before. We find another day in any case. Fee: £10, never sent by itself.',
  )
  assert.match(
    missedWordsEn({ ...rule, rule: 'counts', noticeHours: 0 }),
    /^Please tell me before it begins,/,
  )
})

test('IPT-015 a contract as it was stored is changed like one agreed today, and is not judged by later rules', () => {
  const old = { terms: { ...terms(), payment: '' }, agreedOn }
  assert.equal(takeUpContract(old).endOn, '2027-03-08')
  const change = { terms: terms(), reason: 'Payment is settled', agreedOn, held: 3 }
  const changed = changeContract(takeUpContract(old), plan(16), change)
  assert.ok(changed.ok)
  assert.equal(changed.value.contract.earlier[0]?.terms.payment, '')
})

test('IPT-015 a change needs a reason and a new agreement, and keeps what was before', () => {
  const sixteen = plan(16)
  const change = { terms: { ...terms(), sessions: 20 }, reason: 'Bereaved', agreedOn, held: 9 }
  assert.deepEqual(
    changeContract(agreed(), sixteen, { ...change, reason: '' }),
    refused('contract/reason-needed'),
  )
  assert.deepEqual(
    changeContract(agreed(), sixteen, { ...change, agreedOn: null }),
    refused('contract/agreement-needed'),
  )
  assert.deepEqual(
    changeContract(agreed(), sixteen, { ...change, agreedOn: '2026-12-06' as Day }),
    refused('contract/before-the-last-agreement'),
  )
  const changed = changeContract(agreed(), sixteen, change)
  assert.ok(changed.ok)
  assert.equal(changed.value.plan.sessions, 20)
  assert.equal(changed.value.contract.endOn, '2027-04-05')
  assert.equal(changed.value.contract.earlier[0]?.terms.sessions, 16)
  const fewer = changeContract(agreed(), sixteen, { ...change, terms: { ...terms(), sessions: 8 } })
  assert.deepEqual(fewer, refused('pathway/fewer-than-held'))
})

test('IPT-010 boundaries moved by hand are agreed with the contract, and leave a middle phase', () => {
  assert.ok(agreeContract(moved(), plan(16), { agreedOn }).ok)
  const none = { ...moved(), boundaries: { initial: 10, termination: 6 } }
  const refusedOne = agreeContract(none, plan(16), { agreedOn })
  assert.deepEqual(!refusedOne.ok && refusedOne.problem, {
    kind: 'invalid',
    fields: [{ field: 'termination', code: 'pathway/no-middle-left' }],
  })
})

test('IPT-010 IPT-015 a change moves the boundaries, or puts them back; another number puts them back by itself', () => {
  const change = { terms: moved(), reason: 'Two more weeks to know each other', agreedOn, held: 3 }
  const first = changeContract(agreed(), plan(16), change)
  assert.ok(first.ok)
  assert.deepEqual(first.value.plan.phases, { initial: 5, middle: 9, termination: 2 })
  const after = (changed: ContractTerms) => {
    const next = changeContract(first.value.contract, first.value.plan, { ...change, terms: changed })
    return next.ok && next.value.plan.phases
  }
  assert.deepEqual(after(terms()), { initial: 3, middle: 10, termination: 3 })
  assert.deepEqual(after({ ...terms(), sessions: 20 }), { initial: 3, middle: 13, termination: 4 })
  assert.deepEqual(after({ ...moved(), sessions: 20 }), { initial: 5, middle: 13, termination: 2 })
})

test('IPT-090 the sheet says number, length, format and every policy', () => {
  const lines = contractLinesEn(terms(), '2027-03-08')
  assert.equal(
    lines[0],
    '16 sessions of 50 minutes, weekly, in person; if that is not possible, by telephone',
  )
  assert.equal(lines.length, 12)
})

function terms(): ContractTerms {
  return {
    ...contractTemplateEn,
    sessions: 16,
    boundaries: null,
    minutes: 50,
    everyWeeks: 1,
    format: 'in-person',
    fallback: 'telephone',
    firstOn: '2026-11-23' as Day,
    emergencies: 'Call the clinic, at night the emergency number.',
    payment: 'Your insurance pays.',
  }
}

function moved(): ContractTerms {
  return { ...terms(), boundaries: { initial: 5, termination: 2 } }
}

function plan(sessions: number): Plan {
  const planned = planCourse({ sessions })
  assert.ok(planned.ok)
  return planned.value
}

function agreed(): Contract {
  const read = agreeContract(terms(), plan(16), { agreedOn })
  assert.ok(read.ok)
  return read.value
}

function refused(code: string) {
  return { ok: false, problem: { kind: 'refused', code } }
}
