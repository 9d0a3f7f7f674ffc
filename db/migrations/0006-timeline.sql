-- The timeline: how the depression ran, what happened when, and what was done about it.
-- A date is kept as it was said; beside it, once it was understood, its EDTF and the days it can mean (decision 0008).

create table kith.depression_courses (
  clinic_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  course_type text not null check (course_type in ('episodic', 'chronic', 'double')), -- IPT-061
  first_said text not null default '' check (length(first_said) <= 200),
  first_edtf text,
  first_code text,
  first_earliest_on date,
  syndrome_said text not null default '' check (length(syndrome_said) <= 200),
  syndrome_edtf text,
  syndrome_code text,
  syndrome_latest_on date,
  -- In the order in which they were named: said, edtf or the code of why it was not understood.
  worsenings jsonb not null default '[]' check (jsonb_typeof(worsenings) = 'array' and jsonb_array_length(worsenings) <= 6),
  changed_at timestamptz not null,
  changed_by uuid not null,
  version integer not null default 1,
  primary key (clinic_id, id),
  unique (clinic_id, course_id),
  foreign key (clinic_id, course_id) references kith.courses (clinic_id, id),
  foreign key (clinic_id, changed_by) references kith.staff (clinic_id, id),
  check ((first_said = '') = (first_edtf is null and first_code is null)),
  check (first_edtf is null or first_code is null),
  check ((syndrome_said = '') = (syndrome_edtf is null and syndrome_code is null)),
  check (syndrome_edtf is null or syndrome_code is null),
  check (first_earliest_on <= syndrome_latest_on) -- IPT-060; unknown on either side is no contradiction
);
select kith.clinical('kith.depression_courses');
grant select, insert, update on kith.depression_courses to kith_app;

create table kith.life_events (
  clinic_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  type text not null check (type in ('death', 'loss', 'dispute', 'work', 'health', 'housing', 'other')), -- IPT-052
  what text not null check (length(what) between 1 and 300),
  said text not null default '' check (length(said) <= 200),
  edtf text,
  date_code text,
  earliest_on date,
  latest_on date,
  people text[] not null default '{}' check (cardinality(people) <= 20),
  impact integer check (impact between 0 and 10), -- the patient's own rating; null: not asked
  source text not null check (source in ('patient', 'clinician', 'informant', 'record')),
  ongoing text not null check (ongoing in ('no', 'yes', 'recurs')),
  -- The lane that the clinician chose; null: the one that its type speaks for.
  area text check (area in ('grief', 'role_dispute', 'role_transition', 'interpersonal_deficits')),
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  -- Taken off the timeline, and kept: it can be brought back.
  removed_at timestamptz,
  version integer not null default 1,
  primary key (clinic_id, id),
  unique (clinic_id, id, course_id),
  foreign key (clinic_id, course_id) references kith.courses (clinic_id, id),
  foreign key (clinic_id, changed_by) references kith.staff (clinic_id, id),
  check ((said = '') = (edtf is null and date_code is null)),
  check (edtf is null or date_code is null),
  check (earliest_on <= latest_on)
);
create index life_events_of_course on kith.life_events (clinic_id, course_id);
select kith.clinical('kith.life_events');
grant select, insert, update on kith.life_events to kith_app;

-- What lasted: remembered severity, treatment, medication, a stay in hospital.
create table kith.timeline_stretches (
  clinic_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  kind text not null check (kind in ('severity', 'treatment', 'medication', 'hospital')),
  severity text check (severity in ('none', 'mild', 'moderate', 'severe')),
  what text not null default '' check (length(what) <= 300),
  said text not null check (length(said) between 1 and 200),
  edtf text,
  date_code text,
  earliest_on date,
  latest_on date,
  created_at timestamptz not null,
  changed_at timestamptz not null,
  changed_by uuid not null,
  removed_at timestamptz,
  version integer not null default 1,
  primary key (clinic_id, id),
  foreign key (clinic_id, course_id) references kith.courses (clinic_id, id),
  foreign key (clinic_id, changed_by) references kith.staff (clinic_id, id),
  check ((kind = 'severity') = (severity is not null)),
  check (kind = 'severity' or what <> ''),
  check ((edtf is null) <> (date_code is null)),
  check (earliest_on <= latest_on)
);
create index stretches_of_course on kith.timeline_stretches (clinic_id, course_id);
select kith.clinical('kith.timeline_stretches');
grant select, insert, update on kith.timeline_stretches to kith_app;

-- What a clinician made of a hint (IPT-063). The last decision counts, all are kept.
create table kith.mark_decisions (
  clinic_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  event_id uuid not null,
  kind text not null check (kind in ('onset', 'worsening', 'maintenance')),
  decision text not null check (decision in ('confirmed', 'rejected')),
  decided_by uuid not null,
  decided_at timestamptz not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, event_id, course_id) references kith.life_events (clinic_id, id, course_id),
  foreign key (clinic_id, decided_by) references kith.staff (clinic_id, id)
);
create index decisions_of_course on kith.mark_decisions (clinic_id, course_id, decided_at);
select kith.clinical('kith.mark_decisions');
grant select, insert on kith.mark_decisions to kith_app;
