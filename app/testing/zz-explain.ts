import { openTestDatabase } from './test-database.server.ts'
import { makeClinic, testNow } from './test-clinic.server.ts'
import { readCaseload, readView } from '#features/patients/index.server.ts'
import pg from 'pg'
const database = await openTestDatabase()
const clinic = await makeClinic(database.db)
const me = await clinic.addStaff(['clinician'], 'Dr Ash')
const adminClient = new pg.Client(database.admin)
await adminClient.connect()
async function lay(staff: string, patients: number, scores: number, tag: string) {
  await adminClient.query(
    `with p as (insert into kith.patients (clinic_id, id, name, country, email, created_at, created_by)
    select $1, gen_random_uuid(), $2 || i, 'GB', 'x@y.org', '2026-01-01', $3 from generate_series(1, $4::int) i returning id)
    insert into kith.courses (clinic_id, id, patient_id, clinician_id, kind, phase, planned_sessions, format, started_on, created_at)
    select $1, gen_random_uuid(), id, $3, 'acute', 'initial', 16, 'video', '2026-07-01', '2026-01-01' from p`,
    [clinic.id, tag, staff, patients],
  )
  await adminClient.query(
    `insert into kith.check_ins (clinic_id, id, course_id, patient_id, instrument, instrument_version, language, mode, answers, submitted_at, entered_by)
    select $1, gen_random_uuid(), c.id, c.patient_id, 'phq-9', '1.0.0', 'en', 'paper', '{}', timestamptz '2026-07-01 08:00+00' + make_interval(days => 7 * i), $2
    from kith.courses c cross join generate_series(0, $3::int - 1) i where c.clinician_id = $2`,
    [clinic.id, staff, scores],
  )
  await adminClient.query(
    `insert into kith.scores (clinic_id, id, check_in_id, course_id, instrument, rule_version, submitted_at, state, total, unrounded, band, risk)
    select $1, gen_random_uuid(), k.id, k.course_id, 'phq-9', '1.0.0', submitted_at, 'scored', 12, 12, 'moderate', 'negative' from kith.check_ins k join kith.courses c on c.id = k.course_id where c.clinician_id = $2`,
    [clinic.id, staff],
  )
}
await lay(me.actor.staffId, 60, 16, 'mine ')
await adminClient.query('analyze')
const time = async () => {
  const t: number[] = []
  for (let i = 0; i < 40; i++) {
    const a = performance.now()
    const r = await readCaseload(me, readView(new URLSearchParams()))
    t.push(performance.now() - a)
    if (!r.ok || r.value.cases.length !== 60) throw new Error('x' + JSON.stringify(r).slice(0, 200))
  }
  t.sort((a, b) => a - b)
  return `${t[20]!.toFixed(1)} ms median, min ${t[0]!.toFixed(1)}`
}
console.log('960 check-ins', await time())
for (const size of [100_000, 400_000]) {
  const s = await clinic.addStaff(['clinician'], 'x' + size)
  await lay(s.actor.staffId, size / 16, 16, 'theirs ' + size)
  console.log(size, 'more, not analyzed', await time())
  await adminClient.query('vacuum analyze')
  console.log(size, 'more, analyzed', await time())
}
const { inClinic } = await import('#platform/db/database.server.ts')
const store = await import('../features/patients/caseload-store.server.ts')
const seen: { sql: string; parameters: readonly unknown[] }[] = []
const { Kysely, PostgresDialect } = await import('kysely')
const logged = new Kysely<never>({
  dialect: new PostgresDialect({ pool: database.db.appPool }),
  log: (e) => {
    seen.push({ sql: e.query.sql, parameters: e.query.parameters })
  },
})
await inClinic(logged as never, { clinic: clinic.id, actor: null }, async (tx) => {
  const rows = await store.readCases(tx, me.actor.staffId, testNow)
  await store.readScores(
    tx,
    rows.map((r) => ({
      courseId: r.course_id!,
      instrument: 'phq-9',
      firstDayEnds: '2026-07-02T00:00:00Z' as never,
    })),
  )
})
for (const one of seen.filter((x) => /kith\.(courses|scores)/.test(x.sql))) {
  const client = new pg.Client(database.service)
  await client.connect()
  await client.query('set role kith_app')
  await client.query('begin')
  await client.query(`select set_config('kith.clinic', $1, true)`, [clinic.id])
  const plan = await client.query(
    'explain (analyze, buffers, timing off) ' + one.sql,
    one.parameters as unknown[],
  )
  console.log(plan.rows.map((r) => r['QUERY PLAN']).join('\n'))
  await client.end()
}
await adminClient.end()
await database.close()
