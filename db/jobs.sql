-- Run as kith_jobs after the queue's own migrations; harmless when repeated.
-- The application may add a job inside its own transaction, and can do nothing else with the queue.
create schema if not exists jobs;
drop function if exists jobs.add(text, json, timestamptz, text);
create or replace function jobs.add(task text, payload json, run_at timestamptz default null, job_key text default null, priority int default 0)
  returns void language sql security definer set search_path = pg_catalog, pg_temp
  as $$ select graphile_worker.add_job(task, payload, run_at => run_at, job_key => job_key, priority => priority, max_attempts => 25) $$;
revoke execute on function jobs.add(text, json, timestamptz, text, int) from public;
grant usage on schema jobs to kith_app;
grant execute on function jobs.add(text, json, timestamptz, text, int) to kith_app;
