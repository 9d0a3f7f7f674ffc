import { textParts } from '#features/contract/contract-fields.ts'

const words = 'case when n = 1 then $3::text else text end'
const upTo = (length: number) => `left(text, ${length})`

/** All parts of a contract that are words, for the terms that are agreed and for those that a clinic starts with. */
const contractParts = (text: string): string =>
  textParts
    .map((part) => `'${part}', ${text}`)
    .concat(
      `'missed', jsonb_build_object('rule', 'counts', 'noticeHours', 24, 'fee', ${text})`,
      `'conjointCounts', true`,
    )
    .join(', ')

const contractFrame = `'sessions', 12, 'boundaries', null, 'minutes', 50, 'everyWeeks', 1, 'format', 'in-person',
  'fallback', 'telephone', 'firstOn', to_char(current_date, 'YYYY-MM-DD')`

const contract = (number: number, reason: string) =>
  `insert into kith.contracts (clinic_id, id, course_id, number, terms, sessions, end_on, agreed_on, session_number, manner, reason, stored_at, stored_by)
   select $1::uuid, gen_random_uuid(), course, ${number}, jsonb_build_object(${contractFrame}, ${contractParts(words)}),
     12, current_date, current_date, 1, 'spoken', ${reason}, now(), $2::uuid from hostile where n <> 2`

const criterion = `jsonb_build_object('answer', 'yes', 'evidence', ${words})`

const formulation = (area: string, changeReason: string) =>
  `insert into kith.agreed_formulations (clinic_id, id, course_id, agreed_on, session_number, how, focus_text, clinician_text, patient_text,
     area, second_area, second_reason, criteria, chart, change_reason, consultation, recorded_at, recorded_by)
   select $1::uuid, gen_random_uuid(), course, current_date, 1, 'spoken', ${upTo(2_000)}, ${words}, ${words}, '${area}', 'grief', ${words},
     jsonb_build_array(${[area, 'grief'].map((each) => criteriaOf(each)).join(', ')}),
     jsonb_build_object('associatedEvents', 1, 'aDeathIsKnown', true, 'candidates', jsonb_build_array(text)),
     ${changeReason}, ${changeReason}, now(), $2::uuid from hostile where n <> 2`

function criteriaOf(area: string): string {
  return `jsonb_build_object('overrideReason', ${words}, 'criteria', jsonb_build_object('area', '${area}',
    'closeInTime', ${criterion}, 'charged', ${criterion}, 'accepted', ${criterion}))`
}

/** What a person of the inventory is described by, with how many characters of it are kept. */
const person = {
  name: 120,
  alias: 60,
  relation: 80,
  died_said: 120,
  contact_frequency: 200,
  contact_means: 200,
  good: 4_000,
  difficult: 4_000,
  wished_change: 4_000,
  of_the_other: 4_000,
  of_the_patient: 4_000,
  mutual_goals: 4_000,
  example: 4_000,
}
const personAsKept = {
  name: 'name',
  alias: 'alias',
  relation: 'relation',
  died_said: 'diedSaid',
  contact_frequency: 'frequency',
  contact_means: 'means',
  good: 'good',
  difficult: 'difficult',
  wished_change: 'wishedChange',
  of_the_other: 'ofTheOther',
  of_the_patient: 'ofThePatient',
  mutual_goals: 'mutualGoals',
  example: 'example',
} satisfies Record<keyof typeof person, string>

const personInWords = Object.entries(personAsKept)
  .map(([column, name]) => `'${name}', p.${column}`)
  .join(', ')

/**
 * The chart of the initial phase: inventory, timeline, assessment, focus and contract, each text field of each table.
 * $1 the clinic, $2 the clinician, $3 all texts at once.
 */
export const hostileChart: readonly string[] = [
  `update kith.sessions s set late_reason = ${upTo(500)} from hostile h where s.id = h.session`,
  `update kith.courses c set problem_area = 'role_transition', second_area = 'grief', focus_agreed_on = current_date
   from hostile h where c.id = h.course and h.n <> 2`,
  `insert into kith.inventory_people (clinic_id, id, course_id, ${Object.keys(person).join(', ')}, life, tie, closeness_now, created_at, created_by)
   select $1::uuid, person, course, ${Object.values(person).map(upTo).join(', ')}, 'deceased', 'both', 5, now(), $2::uuid from hostile`,
  `insert into kith.inventory_versions (clinic_id, id, course_id, session_number, body, taken_at, taken_by)
   select $1::uuid, gen_random_uuid(), p.course_id, at, jsonb_build_object('domains', '{}'::jsonb, 'people', jsonb_build_array(
     jsonb_build_object('id', p.id, ${personInWords}, 'sector', 'other', 'tie', 'both', 'life', 'deceased', 'closenessNow', 5 - at,
       'closenessBefore', null, 'domains', '[]'::jsonb, 'discuss', true, 'reciprocal', null, 'negotiable', null, 'harms', '[]'::jsonb,
       'died', jsonb_build_object('words', p.died_said, 'isUnderstood', false, 'edtf', null), 'removed', false))), now(), $2::uuid
   from kith.inventory_people p join hostile h on h.person = p.id cross join generate_series(0, 1) at`,
  `insert into kith.depression_courses (clinic_id, id, course_id, course_type, first_said, first_code, syndrome_said, syndrome_code, worsenings, changed_at, changed_by)
   select $1::uuid, gen_random_uuid(), course, 'chronic', ${upTo(200)}, 'event/date-unreadable', ${upTo(200)}, 'event/date-unreadable',
     jsonb_build_array(jsonb_build_object('said', text, 'edtf', null, 'code', 'event/date-unreadable')), now(), $2::uuid from hostile`,
  `insert into kith.life_events (clinic_id, id, course_id, type, what, said, date_code, people, source, ongoing, created_at, changed_at, changed_by)
   select $1::uuid, gen_random_uuid(), course, 'work', ${upTo(300)}, ${upTo(200)}, 'event/date-unreadable', array[text, text || '2'], 'patient', 'no',
     now(), now(), $2::uuid from hostile`,
  `insert into kith.life_events (clinic_id, id, course_id, type, what, said, edtf, earliest_on, latest_on, people, impact, source, ongoing, created_at, changed_at, changed_by)
   select $1::uuid, gen_random_uuid(), course, 'dispute', ${upTo(300)}, ${upTo(200)}, '2026-03', '2026-03-01', '2026-03-31', array[text], 7, 'patient', 'yes',
     now(), now(), $2::uuid from hostile`,
  `insert into kith.timeline_stretches (clinic_id, id, course_id, kind, what, said, date_code, created_at, changed_at, changed_by)
   select $1::uuid, gen_random_uuid(), course, 'medication', ${upTo(300)}, ${upTo(200)}, 'event/date-unreadable', now(), now(), $2::uuid from hostile`,
  `insert into kith.timeline_drafts (clinic_id, id, course_id, staff_id, form, row_id, fields, saved_at)
   select $1::uuid, gen_random_uuid(), course, $2::uuid, form, case form when 'onset' then course else gen_random_uuid() end,
     (select jsonb_object_agg(name, text) from unnest(array['key', 'version', 'bar.version', 'type', 'kind', 'severity', 'what', 'bar.what', 'when',
       'bar.when', 'whenKnown', 'people', 'impact', 'source', 'ongoing', 'area', 'first', 'syndrome', 'worsening-0']) name), now()
   from hostile cross join unnest(array['event', 'stretch', 'onset']) form where n % 2 = 1`,
  `insert into kith.diagnosis_records (clinic_id, id, course_id, classification, code, code_release, diagnosis, released_name, recorded_on, suicidality,
     suicidality_on, suicidality_reference, hospital, record, sheet, recorded_at, recorded_by)
   select $1::uuid, gen_random_uuid(), course, 'icd-11', rpad(${upTo(20)}, 3, '-'), text, ${upTo(2_000)}, ${upTo(200)}, current_date, 'assessed-elsewhere',
     current_date, ${words}, 'no', jsonb_build_object('releasedName', text), jsonb_build_object('suicidality-words', ${words}, 'hospital-words', text),
     now() - at * interval '1 day', $2::uuid from hostile cross join generate_series(0, 1) at where n <> 2`,
  formulation('role_dispute', 'null'),
  formulation('role_transition', words),
  `insert into kith.contract_templates (clinic_id, id, template, changed_at, changed_by)
   select $1::uuid, gen_random_uuid(), jsonb_build_object(${contractParts('$3::text')}), now(), $2::uuid`,
  contract(1, 'null'),
  contract(2, upTo(2_000)),
]
