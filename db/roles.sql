-- Run by an administrator connection before the migrations; harmless when repeated.
--   kith_owner    owns every table; used by migrations, backup and restore alone
--   kith_app      what requests and jobs run as: owns nothing, row security always applies (SEC-004)
--   kith_identity sees accounts, factors and sign-in sessions, and no clinical row
--   kith_jobs     owns the job queue and nothing else
do $$
declare
  wanted text;
begin
  foreach wanted in array array['kith_owner', 'kith_app', 'kith_identity', 'kith_jobs'] loop
    if not exists (select from pg_roles where rolname = wanted) then
      begin
        execute format('create role %I nologin noinherit', wanted);
      exception when duplicate_object or unique_violation then
        null; -- another process made it at the same moment
      end;
    end if;
    begin
      execute format('set local role %I', wanted);
      reset role;
    exception when insufficient_privilege then
      -- From PostgreSQL 16 on, whoever makes a role is its member without being allowed to become it.
      execute format('grant %I to current_user', wanted);
    end;
  end loop;
  execute format('grant create, connect on database %I to kith_owner, kith_jobs', current_database());
end
$$;
