import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'

import pg from 'pg'

import { makeClinic } from '../../testing/test-clinic.server.ts'
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.server.ts'
import { recordAudit } from '../audit/record.server.ts'
import { sealClinic } from '../audit/seal.server.ts'
import { newId } from '../ids.ts'
import { addJob } from '../jobs/add.server.ts'
import { BackupProblem, type BackupProblemCode } from './backup-problem.server.ts'
import { quoted, readTables } from './backup-tables.server.ts'
import { restoreBackup } from './restore-backup.server.ts'
import { writeBackup } from './write-backup.server.ts'

const passphrase = 'four plain words for tests'
let source: TestDatabase
let folder: string
let sealed: string
let plain: string

before(async () => {
  source = await openTestDatabase()
  folder = await mkdtemp(join(tmpdir(), 'kith-backup-'))
  for (const country of ['GB', 'US']) await fillClinic(source, country)
  sealed = join(folder, 'sealed.kith')
  plain = join(folder, 'plain.kith')
  await backUp(sealed, passphrase)
  await backUp(plain, null)
})

after(async () => {
  await source.close()
  await rm(folder, { recursive: true, force: true })
})

test('what was backed up is there again in an empty database: every row, job and number, with its walls and triggers', async () => {
  for (const [path, key] of [
    [sealed, passphrase],
    [plain, null],
  ] as const) {
    const target = await openTestDatabase()
    try {
      const manifest = await restoreBackup(target.admin, { path, passphrase: key, replace: false })
      assert.ok(manifest.tables.some((table) => table.name === 'patients' && table.rows === 4))
      assert.deepEqual(await contentOf(target), await contentOf(source))
      assert.deepEqual(await guardsOf(target), await guardsOf(source))
      // What came back goes on: history has its next number, and the walls let only the clinic in.
      const clinic = await makeClinic(target.db)
      const staff = await clinic.addStaff(['clinician'])
      await clinic.addPatient(staff.actor.staffId)
      const seen = await clinic.inside((tx) => tx.selectFrom('patients').select('id').execute())
      assert.equal(seen.length, 1)
      await clinic.inside((tx) => tx.updateTable('patients').set({ name: 'Another' }).execute())
    } finally {
      await target.close()
    }
  }
})

test('nobody comes back signed in from a backup', async () => {
  const target = await openTestDatabase()
  try {
    await restoreBackup(target.admin, { path: plain, passphrase: null, replace: false })
    assert.equal((await rowsOf(target, 'select from kith.sign_in_sessions')).length, 2)
    assert.deepEqual(await rowsOf(target, 'select from kith.sign_in_sessions where ended_at is null'), [])
  } finally {
    await target.close()
  }
})

test('an enciphered backup shows no name, and its secret only to who has the passphrase', async () => {
  const bytes = await readFile(sealed)
  assert.equal(bytes.includes('Robin'), false)
  const written = await readFile(plain)
  assert.equal(written.includes(Buffer.alloc(32, 9).toString('hex')), false)
})

test('a backup that was cut off, altered or opened with another key is refused, and nothing changes', async () => {
  const target = await openTestDatabase()
  try {
    await fillClinic(target, 'GB')
    const former = await contentOf(target)
    const refused = async (bytes: Buffer, code: BackupProblemCode, key: string | null) => {
      const path = join(folder, `bad-${newId()}`)
      await writeFile(path, bytes)
      await assert.rejects(
        restoreBackup(target.admin, { path, passphrase: key, replace: true }),
        isProblem(code),
      )
    }
    for (const [file, key] of [
      [await readFile(sealed), passphrase],
      [await readFile(plain), null],
    ] as const) {
      for (const length of [40, 200, Math.floor(file.length / 2), file.length - 33, file.length - 1]) {
        await refused(file.subarray(0, length), length === 40 ? 'backup/not-a-backup' : 'backup/damaged', key)
      }
      for (const place of [300, Math.floor(file.length / 2), file.length - 40, file.length - 1]) {
        const altered = Buffer.from(file)
        altered[place] = (altered[place] ?? 0) ^ 1
        await assert.rejects(async () => {
          const path = join(folder, `altered-${newId()}`)
          await writeFile(path, altered)
          await restoreBackup(target.admin, { path, passphrase: key, replace: true })
        }, BackupProblem)
      }
      await refused(Buffer.concat([file, Buffer.from('more')]), 'backup/damaged', key)
    }
    await refused(await readFile(sealed), 'backup/wrong-key', 'quite another passphrase')
    await refused(await readFile(sealed), 'backup/key-needed', null)
    await refused(Buffer.from('not a backup at all\n'), 'backup/not-a-backup', null)
    assert.deepEqual(await contentOf(target), former)
  } finally {
    await target.close()
  }
})

test('a clinic that is there is only replaced when asked for', async () => {
  const target = await openTestDatabase()
  try {
    await fillClinic(target, 'GB')
    const options = { path: sealed, passphrase }
    await assert.rejects(
      restoreBackup(target.admin, { ...options, replace: false }),
      isProblem('backup/not-empty'),
    )
    await restoreBackup(target.admin, { ...options, replace: true })
    assert.deepEqual(await contentOf(target), await contentOf(source))
  } finally {
    await target.close()
  }
})

test('a backup of a newer schema is refused (SEC-067)', async () => {
  const newer = await openTestDatabase()
  const target = await openTestDatabase()
  try {
    await rowsOf(newer, `insert into kith.migrations (name, timestamp) values ('9999-later', '2030')`)
    const path = join(folder, 'newer.kith')
    await writeBackup(newer.admin, optionsFor(path, null))
    await assert.rejects(
      restoreBackup(target.admin, { path, passphrase: null, replace: false }),
      isProblem('backup/other-schema'),
    )
  } finally {
    await newer.close()
    await target.close()
  }
})

test('an audit trail that was altered before the backup is noticed, and nothing is put in place', async () => {
  const altered = await openTestDatabase()
  const target = await openTestDatabase()
  try {
    await fillClinic(altered, 'GB')
    await rowsOf(altered, 'alter table kith.audit_entries disable trigger user')
    await rowsOf(
      altered,
      `update kith.audit_entries set action = 'patient.renamed' where action = 'patient.added'`,
    )
    const path = join(folder, 'altered.kith')
    await writeBackup(altered.admin, optionsFor(path, null))
    await assert.rejects(
      restoreBackup(target.admin, { path, passphrase: null, replace: false }),
      isProblem('backup/does-not-hold'),
    )
    assert.deepEqual(await rowsOf(target, 'select from kith.clinics'), [])
  } finally {
    await altered.close()
    await target.close()
  }
})

test('no backup is written over, and one that fails leaves no file', async () => {
  await assert.rejects(backUp(sealed, passphrase), isProblem('backup/file-exists'))
  await assert.rejects(backUp(join(folder, 'no-such-folder', 'x.kith'), null))
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.endsWith('.part')),
    [],
  )
})

async function fillClinic(database: TestDatabase, country: string): Promise<void> {
  const clinic = await makeClinic(database.db, { country })
  const staff = await clinic.addStaff(['clinician', 'lead'])
  for (const name of ['Robin Vale', 'Ada\tTab "Quote" \\ back\nslash ünïcode']) {
    const patient = await clinic.addPatient(staff.actor.staffId, name)
    const course = await clinic.addCourse(staff.actor.staffId, patient)
    await clinic.addAppointment(course, staff.actor.staffId, '2026-11-24T09:00:00Z')
    await clinic.inside(async (tx) => {
      await tx.updateTable('patients').set({ preferred_name: 'R' }).where('id', '=', patient).execute()
      await recordAudit(tx, staff.actor, staff.at, {
        action: 'patient.added',
        patientId: patient,
        detail: { number: 1.5 },
      })
      await addJob(
        tx,
        'send-message',
        { clinicId: clinic.id, messageId: newId() },
        { runAt: staff.at, key: patient },
      )
    })
  }
  await rowsOf(
    database,
    `insert into kith.sign_in_sessions (id, token_hash, account_id, clinic_id, staff_id, strength, device, created_at, last_seen_at, fresh_at)
     values (gen_random_uuid(), sha256('${clinic.id}'), '${staff.actor.accountId}', '${clinic.id}', '${staff.actor.staffId}', 'two-factor', 'a test', now(), now(), now())`,
  )
  await sealClinic(database.db.app, clinic.id)
  await clinic.inside((tx) => recordAudit(tx, staff.actor, staff.at, { action: 'patient.read' }))
}

function backUp(path: string, key: string | null) {
  return writeBackup(source.admin, optionsFor(path, key))
}

function optionsFor(path: string, key: string | null) {
  const secret = Buffer.alloc(32, 9)
  return {
    path,
    passphrase: key,
    version: 'test',
    madeAt: '2026-11-23T09:00:00.000Z',
    secret,
    secretMark: 'mark',
  }
}

function isProblem(code: BackupProblemCode) {
  return (error: unknown) => {
    assert.ok(error instanceof BackupProblem, String(error))
    assert.equal(error.code, code)
    return true
  }
}

async function rowsOf(database: TestDatabase, text: string): Promise<unknown[]> {
  const client = new pg.Client(database.admin)
  await client.connect()
  try {
    return (await client.query(text)).rows
  } finally {
    await client.end()
  }
}

/** Every row of every table, and every job, as text. */
async function contentOf(database: TestDatabase): Promise<Record<string, string[]>> {
  const client = new pg.Client(database.admin)
  await client.connect()
  try {
    const content: Record<string, string[]> = {}
    for (const { name } of await readTables(client)) {
      if (name === 'sign_in_sessions') continue // those end, as another test says
      const { rows } = await client.query<{ row: string }>(
        `select t::text as row from kith.${quoted(name)} t order by 1`,
      )
      content[name] = rows.map(({ row }) => row)
    }
    const jobs = await client.query<{ row: string }>(
      `select row(t.identifier, j.payload, j.run_at, j.key, j.priority)::text as row from graphile_worker._private_jobs j
       join graphile_worker._private_tasks t on t.id = j.task_id order by 1`,
    )
    return { ...content, jobs: jobs.rows.map(({ row }) => row) }
  } finally {
    await client.end()
  }
}

function guardsOf(database: TestDatabase): Promise<unknown[]> {
  return rowsOf(
    database,
    `select c.relname, c.relrowsecurity, c.relforcerowsecurity,
       (select array_agg(t.tgname || ' ' || t.tgenabled::text order by t.tgname) from pg_trigger t where t.tgrelid = c.oid and not t.tgisinternal)
     from pg_class c where c.relnamespace = 'kith'::regnamespace and c.relkind = 'r' order by 1`,
  )
}
