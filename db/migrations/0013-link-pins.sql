-- A patient may choose a PIN, which their links ask for before the questions (SEC-025).

create table kith.link_pins (
  clinic_id uuid not null,
  id uuid not null,
  patient_id uuid not null,
  pin_mark bytea not null check (length(pin_mark) = 32), -- keyed with the secret outside the database: a few digits alone are soon tried through
  chosen_at timestamptz not null,
  chosen_with uuid not null, -- who was there when the patient chose it
  primary key (clinic_id, id),
  unique (clinic_id, patient_id),
  foreign key (clinic_id, patient_id) references kith.patients (clinic_id, id),
  foreign key (clinic_id, chosen_with) references kith.staff (clinic_id, id)
);
select kith.clinical('kith.link_pins');
grant select, insert, update, delete on kith.link_pins to kith_app;

-- After five wrong ones the link is closed, and a new one has to be made.
alter table kith.check_in_links
  add column wrong_pins integer not null default 0 check (wrong_pins between 0 and 5),
  add check (wrong_pins < 5 or revoked_at is not null);
