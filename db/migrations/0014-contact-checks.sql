-- In each phase the patient is asked again whether this is still a safe way to reach them (SEC-026).

create table kith.contact_checks (
  clinic_id uuid not null,
  id uuid not null,
  course_id uuid not null,
  patient_id uuid not null,
  phase text not null check (phase in ('initial', 'middle', 'termination', 'maintenance')),
  asked_at timestamptz not null,
  asked_by uuid not null,
  primary key (clinic_id, id),
  unique (clinic_id, course_id, phase),
  foreign key (clinic_id, course_id, patient_id) references kith.courses (clinic_id, id, patient_id),
  foreign key (clinic_id, asked_by) references kith.staff (clinic_id, id)
);
select kith.wall('kith.contact_checks');
grant select, insert on kith.contact_checks to kith_app;
create trigger insert_only before update or delete or truncate on kith.contact_checks
  for each statement execute function kith.refuse_change();
