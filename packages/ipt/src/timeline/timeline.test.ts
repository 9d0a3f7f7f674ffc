import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  associatedEvents,
  blamingWordsEn,
  findDeniedWords,
  judgeCloseness,
  layTimeline,
  readApproximateDate,
  readDepressionCourse,
  readLifeEvent,
  readOnset,
  stands,
  suggestCourseType,
  timelineWordsEn,
} from '../index.ts'
import type { ApproximateDate, Day, DepressionCourse, LifeEvent, MarkDecision, Ongoing } from '../index.ts'

const north = { hemisphere: 'north' } as const

test('IPT-060 the full syndrome is never earlier than the first symptoms', () => {
  const read = (firstSymptoms: string | null, syndrome: string) =>
    readOnset(
      { firstSymptoms: firstSymptoms === null ? null : date(firstSymptoms), syndrome: date(syndrome) },
      north,
    ).ok
  assert.equal(read('2020-01', '2020-03'), true)
  assert.equal(read('2020-03', '2020-03'), true)
  assert.equal(read('2020-03', '2020'), true)
  assert.equal(read('2020-04', '2020-03'), false)
  assert.equal(read('2020-04~', '2020-03-30'), true)
  assert.equal(read(null, '2020-03'), true)
})

test('IPT-061 chronic and double depression are asked for the date of worsening', () => {
  const problem = (type: 'episodic' | 'chronic' | 'double') => {
    const read = readDepressionCourse({ type, onset: null, worsenings: [] })
    return read.ok ? null : read.problem.fields[0]?.code
  }
  assert.equal(problem('episodic'), 'timeline/onset-missing')
  assert.equal(problem('chronic'), 'timeline/worsening-missing')
  assert.equal(problem('double'), 'timeline/worsening-missing')
  assert.equal(readDepressionCourse({ type: 'double', onset: null, worsenings: [date('2024')] }).ok, true)
})

test('IPT-061 an episode of more than two years is chronic, and dates that leave it open are not judged', () => {
  const suggest = (syndrome: string, dysthymiaBefore: 'yes' | 'no' | 'not-asked' = 'no') => {
    const onset = onsetOn(syndrome)
    return suggestCourseType({ onset, today: '2026-11-23' as Day, dysthymiaBefore }, north).verdict
  }
  assert.equal(suggest('2026-03'), 'episodic')
  assert.equal(suggest('2024-11-22'), 'episodic')
  assert.equal(suggest('2024-11-21'), 'chronic')
  assert.equal(suggest('2023'), 'chronic')
  assert.equal(suggest('2024'), 'cannot-judge')
  assert.equal(suggest('2026-03', 'yes'), 'double')
  assert.equal(suggest('2026-03', 'not-asked'), 'cannot-judge')
})

test('IPT-062 the distance is signed, in whole days, with the error bar of both dates', () => {
  const distance = (syndrome: string, when: string) => {
    const timeline = layTimeline(chart(syndrome, [event('e', when)]), north)
    return timeline.placed[0]?.distances[0]?.days
  }
  assert.deepEqual(distance('2021-03-14', '2021-02-28'), { days: -14, least: -14, most: -14 })
  assert.deepEqual(distance('2021-03-14', '2021-04'), { days: 33, least: 18, most: 47 })
  assert.deepEqual(distance('2021-03', '2021-03'), { days: 0, least: -30, most: 30 })
  assert.deepEqual(distance('2021-03-14', '1999/..'), { days: -7926, least: -8108, most: -7744 })
  assert.deepEqual(distance('2021-03-14', '../2021-03-20'), { days: null, least: null, most: 6 })
})

test('IPT-063 an event is marked from six months before to one month after the onset', () => {
  const verdict = (days: number) => judgeCloseness({ days, least: days, most: days }).verdict
  assert.deepEqual([-184, -183, 0, 31, 32].map(verdict), ['outside', 'within', 'within', 'within', 'outside'])
  assert.equal(judgeCloseness({ days: -180, least: -190, most: -170 }).verdict, 'possibly')
  assert.equal(judgeCloseness({ days: null, least: null, most: null }).verdict, 'cannot-judge')
  const narrow = judgeCloseness({ days: -60, least: -60, most: -60 }, { daysBefore: 30, daysAfter: 0 })
  assert.equal(narrow.verdict, 'outside')
  assert.deepEqual(narrow.thresholds, { daysBefore: 30, daysAfter: 0 })
})

test('IPT-063 what goes on or comes again during the episode may keep it going', () => {
  const marks = (when: string, ongoing: Ongoing) => {
    const timeline = layTimeline(chart('2021-03', [{ ...event('e', when), ongoing }]), north)
    return timeline.placed[0]?.marks.find(({ kind }) => kind === 'maintenance')?.hint.verdict
  }
  assert.equal(marks('2015', 'yes'), 'within')
  assert.equal(marks('2015', 'recurs'), 'within')
  assert.equal(marks('2015', 'no'), 'outside')
  assert.equal(marks('2015/..', 'no'), 'possibly')
  assert.equal(marks('2015/2022', 'no'), 'possibly')
  assert.equal(marks('2015/2018', 'no'), 'outside')
})

test('IPT-063 the clinician confirms or rejects a hint, and the last decision counts', () => {
  const decided = (...decisions: ('confirmed' | 'rejected')[]) => {
    const list = decisions.map((decision): MarkDecision => ({
      event: event('e', '2021').id,
      kind: 'onset',
      decision,
      by: 's1',
      on: '2026-11-23' as Day,
    }))
    const timeline = layTimeline({ ...chart('2021-03', [event('e', '2021-02')]), decisions: list }, north)
    return [timeline.placed[0]?.marks.some(stands), associatedEvents(timeline).length, timeline.placed.length]
  }
  assert.deepEqual(decided(), [true, 1, 1])
  assert.deepEqual(decided('rejected'), [false, 0, 1])
  assert.deepEqual(decided('rejected', 'confirmed'), [true, 1, 1])
})

test('IPT-061 the worsening is the anchor of a chronic depression', () => {
  const course = readDepressionCourse({
    type: 'chronic',
    onset: onsetOn('2010'),
    worsenings: [date('2018'), date('2024-06')],
  })
  assert.ok(course.ok)
  const timeline = layTimeline(
    { course: course.value, events: [event('e', '2024-05')], decisions: [] },
    north,
  )
  assert.deepEqual(
    timeline.anchors.map(({ kind }) => kind),
    ['worsening', 'worsening'],
  )
  assert.equal(timeline.placed[0]?.distances.length, 2)
  assert.equal(timeline.placed[0]?.marks.find(({ kind }) => kind === 'worsening')?.hint.verdict, 'within')
})

test('IPT-065 no event is ever hidden, whatever its date or marks', () => {
  const when = fc.constantFrom('2021-02', '1980', '202X', '2021/..', 'in my twenties', '', 'soon', '2021~')
  fc.assert(
    fc.property(fc.array(when), fc.boolean(), (whens, hasCourse) => {
      const events = whens.map((each, at) => event(`e${at}`, each))
      const timeline = layTimeline(
        { ...chart('2021-03', events), ...(hasCourse ? {} : { course: null }) },
        north,
      )
      const shown = [...timeline.placed.map(({ event }) => event.id), ...timeline.offAxis.map(({ id }) => id)]
      assert.deepEqual(shown.sort(), events.map(({ id }) => id).sort())
    }),
  )
})

test('IPT-064 IPT-065 nothing says "cause"', () => {
  assert.doesNotMatch(timelineWordsEn, /caus/i)
  const judged = judgeCloseness({ days: 0, least: 0, most: 0 })
  assert.doesNotMatch(judged.inWords, /caus/i)
  assert.deepEqual(findDeniedWords(judged.inWords, blamingWordsEn), [])
})

function chart(syndrome: string, events: readonly LifeEvent[]) {
  const course: DepressionCourse = { type: 'episodic', onset: onsetOn(syndrome) }
  return { course, events, decisions: [] }
}

function onsetOn(syndrome: string) {
  const read = readOnset({ firstSymptoms: null, syndrome: date(syndrome) }, north)
  assert.ok(read.ok)
  return read.value
}

function event(id: string, when: string): LifeEvent {
  const read = readLifeEvent({
    id,
    type: 'work',
    what: 'a change at work',
    when,
    persons: [],
    source: 'patient',
    ongoing: 'no',
  })
  assert.ok(read.ok)
  return read.value
}

function date(text: string): ApproximateDate {
  const read = readApproximateDate(text)
  assert.ok(read.ok, text)
  return read.value
}
