import type { ProblemArea } from '#features/courses/index.ts'

import type { DemoCase } from './demo-case.ts'

/** The note of a session as a busy clinician writes it: short, and about what moved. */
export function noteOf(
  one: DemoCase,
  number: number,
  phase: 'initial' | 'middle' | 'termination' | 'maintenance',
): string {
  const kind = phase === 'middle' ? one.area : phase
  const texts = notes[kind]
  const text = texts[(number - 1) % texts.length] ?? ''
  return text.replaceAll('{event}', one.event).replaceAll('{other}', one.other)
}

/** The beginning of a note that is still being written. */
export function draftOf(one: DemoCase): string {
  return `Looked back on the week first. Hardest moment: an evening after speaking with ${one.other}. `
}

const notes: Readonly<Record<ProblemArea | 'initial' | 'termination' | 'maintenance', readonly string[]>> = {
  initial: [
    'First session. Went through symptoms and when they began; they set in within weeks of {event}. Explained depression as an illness that can be treated, and what these sessions are for. Agreed to go easier on chores until energy is back.\n\nNext: the people who matter now.',
    'Closeness circle. Most support used to come from {other}; less so since {event}. Few people know how bad it has been. Some relief at having it all on one page.\n\nNext: time line of mood and events.',
    'Put mood and events side by side. Low mood follows {event} closely, and the worst weeks are those without contact with {other}. Said back what I heard and asked whether it fits: "That is it, really." Agreed what we will work on, and for how many sessions.',
  ],
  grief: [
    'Told the story of {event} from the first phone call on. Cried, stayed with it, steadier at the end. Has not looked at photographs since; will bring one.\n\nMood lower on the two days before the anniversary, better after talking with {other}.',
    'Brought a photograph. Spoke of good and of difficult sides of the relationship, anger too, for the first time. Looked at who else could hear some of this; will ring {other}.',
    'Rang {other}; they talked for an hour. Slept through that night. Considered what used to be done together and what could be done again with somebody else.',
    'Went back to the allotment for the first time since {event}. Sad there and glad to have gone. Practised how to say no to a visit that is too much.',
    'Week without contact, mood down with it. Saw the link without being shown. Planned Sunday, with {other}, and what to do if it falls through.',
  ],
  role_dispute: [
    'Where things stand: both have stopped asking. Went through the last exchange about {event} line by line; the wish itself was never said aloud. Agreed the stage is an impasse.',
    'Communication analysis of Saturday evening with {other}. Found the moment it turned. Role play twice: first as it went, then saying what is wanted. Will try it before Thursday.',
    'Tried it. Not smooth, but {other} listened, and asked something back. Mood lifted for two days. Went through what each expects of the other and which of it could change.',
    'Options on paper: carry on, ask for help from outside, leave more to others. Weighed each. Chose to talk about {event} once more, at a quiet time.',
    'A setback: raised voices on Tuesday, mood down since. Looked at what set it off rather than at whose fault it was. Rehearsed picking it up again.',
  ],
  role_transition: [
    'What was lost with {event}: a place in the day, people who asked after one, being good at something. Anger under the sadness. Not everything about the old role was good; said so, a little surprised.',
    'The new role seems to hold only duties. Looked for anything else in it and found two things. Will ask {other} along for one of them.',
    'Went, with {other}. Tiring and worth it. Mood better the day after. Listed skills that the new role asks for; most are there already from the old one.',
    'Decision analysis about the next three months. Chose the smaller step. Practised asking {other} for practical help without apologising.',
    'Good week until Friday, then a letter that brought {event} back. Knew by Saturday what it was and rang somebody, which is new.',
  ],
  interpersonal_deficits: [
    'Went through close relationships so far, what was good in each and where they stopped. A pattern: waiting to be asked. Looked at it together as something learned, not as a flaw.',
    'Used the two of us as an example: said when I had misunderstood. Carried on into how it might be said to {other}. Role play of a first sentence.',
    'Spoke with {other} at the break, five minutes. Nothing bad happened. Mood up that evening. Next step: propose a walk.',
    'Walk took place. Went through it moment by moment; found three places where the other person was interested. Plans to ask again.',
    'Did not ask this week and felt low. Took the disappointment seriously and broke the next step in two.',
  ],
  termination: [
    'Spoke about the end: sessions left, how it feels. Some worry about managing alone, some pride. Put first and latest scores beside each other.',
    'What has changed since {event} and what did it: asking earlier, not waiting until it is too much. Named signs that would say it is coming back, and whom to tell, {other} first.',
    'Wrote the plan for bad weeks together. Looked at which gains are holding by themselves. Said goodbye to some of it already.',
  ],
  maintenance: [
    'A month since we met. Two difficult days, dealt with as planned. Looked ahead to the holidays and to {event}, which will come up.',
    'Steady. Went through warning signs: none this month. More contact with {other} than before the illness.',
  ],
}
