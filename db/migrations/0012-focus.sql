-- What patient and clinician agreed to work on, in exact words, and what it rested on (IPT-070 to IPT-077).

alter table kith.courses
  -- A second area, in its order, with its reason in the agreed formulation (IPT-072). There is no third.
  add column second_area text check (second_area in ('grief', 'role_dispute', 'role_transition', 'interpersonal_deficits')),
  add check (second_area is null or (problem_area is not null and second_area <> problem_area));

create table kith.agreed_formulations (
  clinic_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  agreed_on date not null,
  session_number integer not null check (session_number > 0),
  how text not null check (how in ('spoken', 'signed', 'tapped')), -- IPT-077
  focus_text text not null check (length(focus_text) between 1 and 2000),
  clinician_text text not null check (length(clinician_text) between 1 and 20000),
  patient_text text not null check (length(patient_text) between 1 and 20000),
  area text not null check (area in ('grief', 'role_dispute', 'role_transition', 'interpersonal_deficits')),
  second_area text check (second_area in ('grief', 'role_dispute', 'role_transition', 'interpersonal_deficits')),
  second_reason text check (length(second_reason) between 1 and 20000),
  label text check (label in ('interpersonal sensitivity', 'social isolation')), -- IPT-078
  -- The answers to the criteria of each chosen area, with evidence and any written reason to override.
  criteria jsonb not null check (jsonb_typeof(criteria) = 'array'),
  -- What the chart said then: candidates, events close in time, whether a death was known.
  chart jsonb not null check (jsonb_typeof(chart) = 'object'),
  -- A change of focus: why, and the consultation that a second change needs (IPT-132).
  change_reason text check (length(change_reason) between 1 and 20000),
  consultation text check (length(consultation) between 1 and 20000),
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, course_id) references kith.courses (clinic_id, id),
  foreign key (clinic_id, recorded_by) references kith.staff (clinic_id, id),
  check ((second_area is null) = (second_reason is null)),
  check (second_area <> area)
);
create index agreed_formulations_of_course on kith.agreed_formulations (clinic_id, course_id, recorded_at);
select kith.wall('kith.agreed_formulations');
grant select, insert on kith.agreed_formulations to kith_app;

-- What was agreed stays as it was agreed; another agreement is another row.
create trigger insert_only before update or delete or truncate on kith.agreed_formulations
  for each statement execute function kith.refuse_change();
