import { BackupProblem } from '../platform/backup/backup-problem.server.ts'
import { StartProblem } from '../platform/db/embedded/start-problem.server.ts'
import { NewerSchema, RolesMissing } from '../platform/db/migrate.server.ts'
import { RecordsChanged } from '../platform/db/records-kept.server.ts'
import { BuildMissing } from '../platform/process/build-missing.server.ts'
import { DatabaseLost } from '../platform/process/database-lost.server.ts'
import { SettingProblem } from '../platform/settings/settings.server.ts'
import { SchemaBehind } from './reach-current.ts'
import { UsageProblem } from './usage-problem.ts'

/** One clear line (or a few) for whoever typed the command. Unknown errors give their code, not their data. */
export function explain(error: unknown): string {
  if (error instanceof SettingProblem)
    return `a setting cannot be used\n  ${error.message.replaceAll('\n', '\n  ')}`
  if (error instanceof Error && plainProblems.some((problem) => error instanceof problem))
    return error.message
  const code = codeOf(error)
  const known = code === null ? undefined : byCode[code]
  if (known !== undefined) return known
  if (isWrongWord(error)) {
    return `${error.message}. --help says what it takes.`
  }
  return `something unexpected happened (${error instanceof Error ? error.name : 'error'}${code === null ? '' : `, ${code}`}).`
}

/** A word or option that the command does not take. */
export function isWrongWord(error: unknown): error is Error {
  return error instanceof UsageProblem || codeOf(error)?.startsWith('ERR_PARSE_ARGS') === true
}

const plainProblems = [
  BackupProblem,
  BuildMissing,
  DatabaseLost,
  NewerSchema,
  RecordsChanged,
  RolesMissing,
  SchemaBehind,
  StartProblem,
  UsageProblem,
]

const byCode: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program already listens on that port. Stop it, or set PORT to another one.',
  EACCES: 'no permission to listen there or to write there. Choose another PORT or data directory.',
  ENOSPC: 'the disk is full. Nothing was stored by half; make room and start again.',
  ECONNREFUSED: 'the database server does not answer. Check DATABASE_URL and that the server runs.',
  ENOTFOUND: 'the database server’s name is not known. Check DATABASE_URL.',
  '28P01': 'the database server refused the password in DATABASE_URL.',
  '28000': 'the database server refused the user in DATABASE_URL.',
  '3D000': 'the database named in DATABASE_URL does not exist. Create it first.',
  '53100': 'the disk of the database is full. Nothing was stored by half; make room and start again.',
  '53300': 'the database server has no connection left. Allow more, or run fewer copies of Kith.',
}

function codeOf(error: unknown): string | null {
  if (error instanceof AggregateError && error.errors.length > 0) return codeOf(error.errors[0])
  return typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : null
}
