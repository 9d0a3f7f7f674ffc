import { keepEvent, keepOnset, keepStretch, readSaid, seenToken } from '#features/timeline/index.server.ts'
import { newId, type CourseId } from '#platform/ids.ts'

import type { DemoCase } from './demo-case.ts'
import { after, callBy, must, type DemoScene } from './demo-scene.server.ts'
import { demoTimelines, shortTimeline } from './demo-timelines.ts'
import type { DemoMeeting } from './lay-case.server.ts'

/** The timeline as it is drawn in the second session, from what was said there. */
export async function layTimeline(
  scene: DemoScene,
  one: DemoCase,
  held: { courseId: CourseId; meeting: DemoMeeting; number: number },
): Promise<void> {
  if (held.number !== 2) return
  const told = demoTimelines[one.name] ?? shortTimeline(one)
  const { courseId, meeting } = held
  const call = callBy(scene, one.clinician, after(meeting.startsAt, 20))
  // Each date goes along with its reading, as the page sends it.
  const seen = (name: string, said: string) => {
    const read = readSaid(said, { today: meeting.day, hemisphere: 'north', named: [] })
    return { [name]: said, [`${name}Seen`]: seenToken(read) }
  }
  const { type, first, syndrome, worse1 = '' } = told.onset
  const dates = { ...seen('first', first), ...seen('syndrome', syndrome), ...seen('worse1', worse1) }
  await must('say how it runs', keepOnset(call, courseId, { type, ...dates }, newId()))
  for (const event of told.events) {
    const typed = {
      source: 'patient',
      ongoing: 'no',
      ...event,
      ...seen('when', event.when),
      id: newId<'life_events'>(),
    }
    await must('put an event on a timeline', keepEvent(call, courseId, typed, newId()))
  }
  for (const stretch of told.stretches) {
    const typed = { ...stretch, ...seen('when', stretch.when), id: newId<'timeline_stretches'>() }
    await must('put a stretch on a timeline', keepStretch(call, courseId, typed, newId()))
  }
}
