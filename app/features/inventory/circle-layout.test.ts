import assert from 'node:assert/strict'
import { test } from 'node:test'

import {
  layoutCircle,
  narrowPaper,
  pointAt,
  radiusOf,
  selfSize,
  widePaper,
  type CirclePaper,
  type Drawn,
} from './circle-layout.ts'
import { cancelMove, closenessAt, closenessByKey, dropMove, moveTo, startMove } from './circle-moves.ts'
import { overlap } from './label-places.ts'
import { sectors } from './person.ts'
import { sectorWords } from './inventory-words.ts'

const names =
  'Anna Bartholomew Christina Demetrius Ekaterina Ferdinand Guadalupe Hermione Ignatius Josephine Konstantin Leopoldina Maximilian Nicodemus Oluwaseun Persephone Quentin Rosamunde Sebastiana Theodora Ursula Valentina Wilhelmina Xiomara Yevgenia Zacharias Adelheid Bonaventura Clementine Desdemona Evangeline Francesca Gwendolyn Hildegard Isadora Jacqueline Katharina Ludovica Margarethe Nathaniel'.split(
    ' ',
  )

const arrangements: Record<string, (at: number) => Pick<Drawn, 'sector' | 'closeness'>> = {
  'spread over all groups': (at) => ({ sector: sectors[at % 5] ?? 'other', closeness: (at * 7) % 11 }),
  'all of one family, all very close': () => ({ sector: 'family', closeness: 10 }),
  'nobody placed yet': (at) => ({ sector: sectors[at % 2] ?? 'other', closeness: null }),
  'all far, in two groups': (at) => ({ sector: at < 30 ? 'work' : 'partner', closeness: at % 2 }),
}

for (const [arrangement, place] of Object.entries(arrangements)) {
  for (const paper of [widePaper, narrowPaper]) {
    test(`40 people, ${arrangement}: no two labels overlap, none covers a mark, all lie on paper ${paper.width} wide`, () => {
      const people = names.map((label, at) => drawn({ id: `p${at}`, label, words: 'both', ...place(at) }))
      const layout = layoutCircle(people, paper, sectorWords)
      const labels = layout.people.map(({ label }) => label?.box)
      assert.equal(labels.filter((box) => box === undefined).length, 0)
      const all = [...labels, ...layout.sectors.map(({ box }) => box)].filter((box) => box !== undefined)
      for (const [at, box] of all.entries()) {
        assert.ok(box.x >= 0 && box.x + box.width <= paper.width && box.y >= 0)
        assert.ok(box.y + box.height <= paper.height)
        for (const other of all.slice(at + 1)) assert.ok(!overlap(box, other))
        for (const { x, y, size } of layout.people) {
          const mark = { x: x - size, y: y - size, width: 2 * size, height: 2 * size }
          if (at < labels.length) assert.ok(!overlap(box, mark))
        }
      }
    })
  }
}

test('no label covers the arrow of somebody who has moved', () => {
  const people = names
    .slice(0, 12)
    .map((label, at) => drawn({ id: `p${at}`, label, closeness: (at * 3) % 11 }))
  const before = new Map(people.map(({ id }, at) => [id, (at * 5 + 2) % 11]))
  const layout = layoutCircle(people, narrowPaper, sectorWords, before)
  for (const { id, angle, radius } of layout.people) {
    for (let share = 0; share <= 1; share += 0.1) {
      const start = radiusOf(before.get(id) ?? 0, narrowPaper)
      const { x, y } = pointAt(angle, start + (radius - start) * share, narrowPaper)
      const point = { x, y, width: 1, height: 1 }
      for (const { label } of layout.people) assert.ok(label === null || !overlap(label.box, point))
    }
  }
})

test('no name covers the patient in the middle, however many stand near', () => {
  const crowd = Array.from({ length: 12 }, (_, at) =>
    drawn({ id: `p${at}`, label: `Somebody ${at}`, closeness: 10 }),
  )
  for (const paper of [widePaper, narrowPaper]) {
    const size = selfSize(paper)
    const self = { x: paper.centre.x - size, y: paper.centre.y - size, width: 2 * size, height: 2 * size }
    for (const { label } of layoutCircle(crowd, paper, sectorWords).people) {
      assert.ok(label === null || !overlap(label.box, self))
    }
  }
})

test('who is nearer lies nearer to the centre, and who was not placed lies outside', () => {
  const radii = [10, 9, 5, 1, 0, null].map((closeness) => radiusOf(closeness, widePaper))
  assert.deepEqual(
    radii,
    radii.toSorted((a, b) => a - b),
  )
  assert.equal(new Set(radii).size, radii.length)
})

test('a person is where their closeness says, on both papers', () => {
  for (const paper of [widePaper, narrowPaper]) {
    for (let closeness = 0; closeness <= 10; closeness += 1) {
      const { people } = layoutCircle([drawn({ closeness })], paper, sectorWords)
      assert.equal(closenessAt(people[0] ?? { x: 0, y: 0 }, paper), closeness)
    }
  }
})

test('a drag is a start, moves, and a drop; a cancelled one changes nothing', () => {
  const start = startMove('p1', 4)
  const moved = moveTo(start, at(8, widePaper), widePaper)
  assert.deepEqual(dropMove(moved), { id: 'p1', from: 4, to: 8 })
  assert.equal(dropMove(cancelMove(moved)), null)
  assert.equal(dropMove(start), null)
  assert.equal(dropMove(moveTo(moved, at(4, widePaper), widePaper)), null)
  assert.equal(closenessAt({ x: -500, y: 9_000 }, widePaper), 0)
})

test('the keys move by one, by three, and to either end, and never beyond', () => {
  assert.deepEqual(
    ['ArrowUp', 'ArrowDown', 'PageUp', 'PageDown', 'Home', 'End', 'a'].map((key) => closenessByKey(key, 9)),
    [10, 8, 10, 6, 0, 10, null],
  )
  assert.equal(closenessByKey('ArrowDown', 0), 0)
  assert.equal(closenessByKey('ArrowUp', null), 1)
})

test('a long name is shortened, and the same people always lie the same way', () => {
  const people = [drawn({ label: 'Maria Magdalena von und zu Hohenstein-Weiterswil' }), drawn({ id: 'p2' })]
  const once = layoutCircle(people, widePaper, sectorWords)
  assert.ok(once.people[0]?.label?.text.endsWith('…'))
  assert.deepEqual(layoutCircle(people, widePaper, sectorWords), once)
})

function at(closeness: number, paper: CirclePaper) {
  return { x: paper.centre.x + radiusOf(closeness, paper), y: paper.centre.y }
}

function drawn(changes: Partial<Drawn>): Drawn {
  return { id: 'p1', label: 'Anna', words: '', sector: 'family', closeness: 5, size: 12, ...changes }
}
