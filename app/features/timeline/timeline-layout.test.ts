import assert from 'node:assert/strict'
import { test } from 'node:test'

import { held, printView, readView, showing, ticksOf, viewAfterKey, zoomed, panned } from './axis.ts'
import { packed } from './packed.ts'
import {
  frameFor,
  layoutFrame,
  layoutRows,
  markerRoom,
  openingView,
  severityAt,
  wholeView,
  type EventSpot,
  type Picture,
} from './timeline-layout.ts'
import { severityDuring, startPan, startPinch, startSeverity, viewDuring } from './timeline-moves.ts'

const year = 365
const today = 20_780
const event = (id: string, from: number, more: Partial<EventSpot> = {}): EventSpot => ({
  id,
  lane: 'grief',
  axis: { from, to: from, until: null, isOpen: false },
  what: `event ${id}`,
  isMarked: false,
  goesOn: false,
  ...more,
})
const picture = (events: EventSpot[], more: Partial<Picture> = {}): Picture => ({
  events,
  stretches: [],
  onset: [],
  scores: { max: 27, spots: [] },
  today,
  ...more,
})
const drawn = (given: Picture, from: number, to: number, width = 1000) =>
  layoutFrame(given, layoutRows(given), { from, to, perDay: width / (to - from) })

test('a day stands where its part of the time in sight is', () => {
  const [marker] = drawn(picture([event('a', 250)]), 0, 1000).markers
  assert.equal(marker?.x, 250)
})

test('IPT-062 the error bar is as wide as the days that a date can mean', () => {
  const spring = event('a', 100, { axis: { from: 100, to: 191, until: null, isOpen: false } })
  const [marker] = drawn(picture([spring]), 0, 1000).markers
  assert.ok(marker?.is === 'one')
  assert.deepEqual(marker.error, { x: 100, width: 91 })
  assert.equal(marker.x, 145.5)
})

test('IPT-065 every event is drawn, alone or counted with its neighbours', () => {
  const events = Array.from({ length: 300 }, (_, index) => event(`e${index}`, index * 48))
  const { markers } = drawn(picture(events), 0, 40 * year)
  const seen = markers.flatMap((marker) => (marker.is === 'one' ? [marker.id] : marker.ids))
  assert.equal(new Set(seen).size, 300)
})

test('300 events over 40 years are never more marks than have room', () => {
  const events = Array.from({ length: 300 }, (_, index) => event(`e${index}`, index * 48))
  const { markers } = drawn(picture(events), 0, 40 * year)
  assert.ok(markers.length <= 1000 / markerRoom)
  for (const [index, marker] of markers.slice(1).entries()) {
    assert.ok(marker.x - (markers[index]?.x ?? 0) >= markerRoom - 0.2)
  }
})

test('what is counted together stays together while the picture is moved', () => {
  const events = Array.from({ length: 300 }, (_, index) => event(`e${index}`, index * 48))
  const groups = (from: number) =>
    drawn(picture(events), from, from + 40 * year)
      .markers.map((marker) => (marker.is === 'one' ? marker.id : marker.ids.join()))
      .filter((key) => key.includes('e100'))
  assert.deepEqual(groups(0), groups(700))
})

test('nearer, events that were counted together stand apart', () => {
  const near = picture([event('a', 100), event('b', 110)])
  assert.equal(drawn(near, 0, 1000).markers.length, 1)
  assert.equal(drawn(near, 50, 150).markers.length, 2)
})

test('the words of an event end before the next one begins', () => {
  const long = { what: 'Her mother died after a long illness at home' }
  const { markers } = drawn(picture([event('a', 100, long), event('b', 200)]), 0, 1000)
  const [first] = markers
  assert.ok(first?.is === 'one' && first.label !== null)
  assert.ok(first.label.endsWith('…'))
  assert.ok(first.label.length * 7.2 < 100)
})

test('what goes on reaches to today, and no further', () => {
  const { markers } = drawn(picture([event('a', today - 500, { goesOn: true })]), today - 1000, today + 500)
  const [marker] = markers
  assert.ok(marker?.is === 'one' && marker.lasted !== null)
  assert.equal(Math.round(marker.lasted.width), Math.round(500 * (1000 / 1500)))
})

test('the rows keep their places wherever the picture is', () => {
  const given = picture([event('a', 1), event('b', 9000)], {
    stretches: [
      {
        id: 's',
        kind: 'medication',
        severity: null,
        what: 'sertraline',
        axis: { from: 5, to: 5, until: 90, isOpen: false },
      },
    ],
  })
  assert.deepEqual(
    layoutRows(given).rows.map(({ key }) => key),
    ['severity', 'grief', 'role_dispute', 'role_transition', 'medication'],
  )
})

test('treatments that overlap are drawn below each other', () => {
  const { rows, rowOf } = packed([
    { id: 'a', from: 0, to: 100 },
    { id: 'b', from: 50, to: 150 },
    { id: 'c', from: 100, to: 200 },
  ])
  assert.equal(rows, 2)
  assert.deepEqual([...rowOf], [['a', 0], ['b', 1], ['c', 0]]) // prettier-ignore
})

test('a higher remembered severity stands higher, and reaches down to the ground', () => {
  const stretch = (id: string, severity: 'mild' | 'severe') => ({
    id,
    kind: 'severity' as const,
    severity,
    what: '',
    axis: { from: 0, to: 0, until: 99, isOpen: false },
  })
  const given = picture([], { stretches: [stretch('a', 'mild'), stretch('b', 'severe')] })
  const [mild, severe] = drawn(given, 0, 1000).severity
  assert.ok(mild && severe)
  assert.ok(severe.y < mild.y)
  assert.equal(severe.y + severe.height, mild.y + mild.height)
  assert.equal(mild.width, 100)
})

test('HAZ-021 scores stand on the whole range of their scale', () => {
  const spots = [0, 27].map((total, index) => ({ id: `${index}`, day: index * 7, total, band: 'x' }))
  const { scores } = drawn(picture([], { scores: { max: 27, spots } }), 0, 100)
  assert.equal((scores[0]?.y ?? 0) - (scores[1]?.y ?? 0), 60)
})

test('all of it is in sight at first, with two years at least', () => {
  const whole = wholeView(picture([event('a', today - 40 * year)]))
  assert.ok(whole.from < today - 40 * year && whole.to > today)
  const nothing = wholeView(picture([]))
  assert.ok(nothing.to - nothing.from >= 730)
})

test('coming nearer keeps the day under the pointer where it is', () => {
  const next = zoomed({ from: 0, to: 1000 }, 0.5, 250)
  assert.deepEqual(next, { from: 125, to: 625 })
  assert.equal(zoomed({ from: 0, to: 15 }, 0.1).to - zoomed({ from: 0, to: 15 }, 0.1).from, 14)
})

test('keys move, come nearer, and go to either end', () => {
  const [view, whole] = [
    { from: 100, to: 200 },
    { from: 0, to: 1000 },
  ]
  assert.deepEqual(viewAfterKey('ArrowRight', view, whole), panned(view, 0.15))
  assert.deepEqual(viewAfterKey('Home', view, whole), { from: 0, to: 100 })
  assert.deepEqual(viewAfterKey('End', view, whole), { from: 900, to: 1000 })
  assert.deepEqual(viewAfterKey('0', view, whole), whole)
  assert.equal(viewAfterKey('x', view, whole), null)
  assert.ok((viewAfterKey('+', view, whole)?.to ?? 0) < 200)
})

test('nobody gets lost in empty years: the middle of what is in sight stays within the life that is drawn', () => {
  const whole = { from: 0, to: 1000 }
  assert.deepEqual(held({ from: 100, to: 200 }, whole), { from: 100, to: 200 })
  assert.deepEqual(held({ from: 5000, to: 5100 }, whole), { from: 950, to: 1050 })
  assert.deepEqual(held({ from: -900, to: -100 }, whole), { from: -400, to: 400 })
})

test('an event that was chosen by key comes into sight', () => {
  assert.deepEqual(showing({ from: 0, to: 100 }, 50), { from: 0, to: 100 })
  assert.deepEqual(showing({ from: 0, to: 100 }, 300), { from: 250, to: 350 })
})

test('years from afar, months nearer, and days from near', () => {
  const words = (span: number) =>
    ticksOf({ from: today, to: today + span }, 1000 / span).map((tick) => tick.words)
  assert.ok(words(40 * year).every((each) => /^\d{4}$/.test(each)))
  assert.ok(words(2 * year).some((each) => /^[A-Z][a-z]{2}$/.test(each)))
  assert.ok(words(30).some((each) => /^\d{1,2}$/.test(each)))
  for (const span of [14, 60, 400, 2000, 15_000]) assert.ok(words(span).length < 60, `${span} days`)
})

test('the address keeps what is in sight', () => {
  assert.equal(printView({ from: 0.4, to: 364.6 }), '1970-01-01_1971-01-01')
  assert.deepEqual(readView('1970-01-01_1971-01-01'), { from: 0, to: 365 })
  assert.equal(readView('1971-01-01_1970-01-01'), null)
  assert.equal(readView('nonsense'), null)
})

test('what is drawn covers what is in sight, wherever that is moved to', () => {
  for (const from of [0, 250, 999, -400]) {
    const frame = frameFor({ from, to: from + 1000 }, 800)
    assert.ok(frame.from <= from && frame.to >= from + 1000)
  }
})

test('pulled with one finger the day stays under it; with two it is stretched between them', () => {
  const view = { from: 0, to: 1000 }
  const pulled = viewDuring(startPan(view, { x: 500, y: 0 }), [{ x: 400, y: 0 }], 1000)
  assert.deepEqual(pulled, { from: 100, to: 1100 })
  const pinch = startPinch(view, { x: 400, y: 0 }, { x: 600, y: 0 })
  const spread = viewDuring(pinch, [{ x: 300, y: 0 }, { x: 700, y: 0 }], 1000) // prettier-ignore
  assert.deepEqual(spread, { from: 250, to: 750 })
})

test('remembered severity is as long as the drag and as high as its end', () => {
  const given = picture([])
  const rows = layoutRows(given)
  const top = rows.rows[0]?.top ?? 0
  assert.equal(severityAt(top + 20, rows), 'severe')
  assert.equal(severityAt(top + 17 + 50, rows), 'none')
  const view = { from: 0, to: 1000 }
  const move = startSeverity(view, { x: 300, y: top + 20 }, 1000)
  const wish = severityDuring(move, { x: 100, y: top + 35 }, view, 1000, rows)
  assert.deepEqual(wish, { from: 100, to: 300, severity: 'moderate' })
})

test('IPT-061 the page begins at what events are held against, with a year and a half before it, and not at birth', () => {
  const at = (from: number) => ({ from, to: from, until: null, isOpen: false })
  const syndrome = { key: 's', words: 'Full depression', axis: at(today - 9 * year), isAnchor: false }
  const worse = { key: 'w', words: 'It got worse', axis: at(today - 100), isAnchor: true }
  const life = picture([event('born', today - 40 * year)], { onset: [syndrome, worse] })
  assert.equal(openingView(life).from, today - 100 - 548)
  assert.ok(openingView(life).to > today)
  assert.deepEqual(
    openingView(picture([event('born', today - 40 * year)])),
    wholeView(picture([event('born', today - 40 * year)])),
  )
})

test('a bar too short for its words has them before it, and never over another bar', () => {
  const bar = (id: string, from: number, to: number) =>
    ({
      id,
      kind: 'medication',
      severity: null,
      what: 'sertraline 50 mg',
      axis: { from, to: from, until: to, isOpen: false },
    }) as const
  const alone = drawn(picture([], { stretches: [bar('a', 500, 505)] }), 0, 1000).bars
  assert.deepEqual([alone[0]?.label, alone[0]?.isBefore], ['sertraline 50 mg', true])
  const near = drawn(picture([], { stretches: [bar('a', 400, 450), bar('b', 470, 475)] }), 0, 1000).bars
  assert.deepEqual(near.map(({ id, label, isBefore }) => [id, label, isBefore]).at(-1), ['b', null, false])
})
