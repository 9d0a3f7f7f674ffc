-- Where the phases of a course begin and end, when the clinician moved them; empty while they follow the table (IPT-010).

alter table kith.courses
  add column initial_sessions integer check (initial_sessions > 0),
  add column termination_sessions integer check (termination_sessions > 0),
  add constraint boundaries_leave_a_middle check (
    (initial_sessions is null) = (termination_sessions is null)
    and (initial_sessions is null or (kind = 'acute' and initial_sessions + termination_sessions < planned_sessions))
  );
