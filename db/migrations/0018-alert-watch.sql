-- Whether alerts still move on (SEC-071, HAZ-003): an invented step each hour, that nobody sees and that is in no record.

create table kith.alert_probes (
  clinic_id uuid not null references kith.clinics (id),
  id uuid not null,
  begun_at timestamptz not null,
  due_at timestamptz not null, -- when its step is to be taken, as with an alert
  arrived_at timestamptz, -- when a worker took it
  primary key (clinic_id, id),
  check (begun_at <= due_at)
);
create index alert_probes_by_time on kith.alert_probes (clinic_id, begun_at);
select kith.wall('kith.alert_probes');
grant select, insert, update, delete on kith.alert_probes to kith_app;

-- From when on a probe is expected each hour: by the database's clock, whatever day the clinic says it was made on.
alter table kith.clinics add column alerts_watched_from timestamptz not null default now();

-- For how many seconds alerts have not moved on although something was due. The longest of: the oldest probe since the
-- last that arrived, the open alert that is longest overdue, and the time since a probe should have begun. It is worked
-- out from what is stored when somebody asks, so that it also grows when nothing runs any more. It sees what its caller
-- sees: inside a clinic, that clinic. What a wrong clock dated into the future counts for nothing.
create function kith.alert_lag(asked_at timestamptz) returns integer language sql stable as $$
  select greatest(0, coalesce(floor(extract(epoch from asked_at - min(waiting.since))), 0))::integer
  from kith.clinics c
  cross join lateral (
    select max(p.begun_at) as begun, max(p.begun_at) filter (where p.arrived_at is not null) as arrived
    from kith.alert_probes p where p.clinic_id = c.id and p.begun_at <= asked_at) last
  cross join lateral (values
    ((select min(p.due_at) from kith.alert_probes p
      where p.clinic_id = c.id and p.begun_at <= asked_at and p.arrived_at is null
        and p.begun_at > coalesce(last.arrived, '-infinity'))),
    ((select min(a.next_step_at) from kith.alerts a where a.clinic_id = c.id and a.state = 'open')),
    (greatest(last.begun, c.alerts_watched_from) + interval '1 hour')) waiting (since)
$$;
grant execute on function kith.alert_lag(timestamptz) to kith_app;

-- The longest of all clinics, for whoever keeps Kith running: a number alone crosses the wall.
create function kith.longest_alert_lag(asked_at timestamptz) returns integer language sql stable
  security definer set search_path = kith, pg_temp
  as $$ select kith.alert_lag(asked_at) $$;
revoke execute on function kith.longest_alert_lag(timestamptz) from public;
grant execute on function kith.longest_alert_lag(timestamptz) to kith_app;
