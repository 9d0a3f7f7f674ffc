-- Sheets: pages of the chart that are filled in while people talk. Each field is kept as it is typed, so that two people
-- on one sheet only meet where they write into the same field (SEC-063, decision 0016).

create table kith.sheet_fields (
  clinic_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  sheet text not null check (sheet in ('preparation', 'assessment', 'sick-role', 'hope', 'formulation', 'contract')),
  name text not null check (length(name) between 1 and 120),
  value text not null check (length(value) <= 20000), -- '' is a field that was emptied
  changed_at timestamptz not null,
  changed_by uuid not null,
  primary key (clinic_id, id),
  unique (clinic_id, course_id, sheet, name),
  foreign key (clinic_id, course_id) references kith.courses (clinic_id, id),
  foreign key (clinic_id, changed_by) references kith.staff (clinic_id, id)
);
select kith.clinical('kith.sheet_fields');
grant select, insert, update on kith.sheet_fields to kith_app;
