-- The assessment as it was marked done: what the clinician recorded, on what, and what the patient was told. A record is
-- never rewritten; a later one stands beside it (IPT-035 to IPT-040).

create table kith.diagnosis_records (
  clinic_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  classification text not null check (classification in ('dsm-5-tr', 'icd-11')),
  code text not null check (length(code) between 3 and 20),
  code_release text not null, -- the release that the code was picked from (DX-025)
  diagnosis text not null check (length(diagnosis) between 1 and 2000), -- in the clinician's words, with its code
  -- What the patient may read; null: no name was released (IPT-040).
  released_name text check (length(released_name) between 1 and 200),
  -- Suicidality and hospital care stand in each record, and the day is that of the record (IPT-038).
  recorded_on date not null,
  suicidality text not null check (suicidality in ('assessed', 'assessed-elsewhere')),
  suicidality_on date not null,
  suicidality_reference text not null default '',
  hospital text not null check (hospital in ('yes', 'no', 'offered-and-declined', 'process-of-law')),
  record jsonb not null check (jsonb_typeof(record) = 'object'), -- the record of the core, whole
  sheet jsonb not null check (jsonb_typeof(sheet) = 'object'), -- the fields of the sheet as they stood
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  primary key (clinic_id, id),
  foreign key (clinic_id, course_id) references kith.courses (clinic_id, id),
  foreign key (clinic_id, recorded_by) references kith.staff (clinic_id, id),
  check (suicidality_on = recorded_on),
  check (suicidality = 'assessed' or suicidality_reference <> '')
);
create index diagnosis_records_of_course on kith.diagnosis_records (clinic_id, course_id, recorded_at);
select kith.clinical('kith.diagnosis_records');
grant select, insert on kith.diagnosis_records to kith_app;
