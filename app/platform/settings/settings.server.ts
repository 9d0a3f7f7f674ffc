import { z } from 'zod'

/** What the environment may set, read once at the start. `docs/settings.md` lists the same, for people. */
export type Settings = {
  /** Where the embedded database and the installation's secret lie. */
  dataDirectory: string
  /** A PostgreSQL server in place of the embedded one. */
  databaseUrl: string | null
  /** Used for migrations, backup and restore where DATABASE_URL's user may not own Kith's tables. */
  databaseAdminUrl: string | null
  host: string
  port: number
  /** The address people use, if another than the one Kith listens on. */
  publicOrigin: string | null
  trustProxy: boolean
  smtpUrl: string | null
  mailFrom: string | null
  /** The installation's secret as base64 or hex; without it one is kept in the data directory. */
  secret: Buffer | null
}

/** A setting that cannot be used: its name and what it should be. Never its value, which may be a password. */
export class SettingProblem extends Error {}

const portWords = 'must be a whole number from 0 to 65535'

const shape = z.object({
  KITH_DATA: z.string().min(1).default('./data'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/./, 'must begin with postgres:// or postgresql://')
    .optional(),
  DATABASE_ADMIN_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/./, 'must begin with postgres:// or postgresql://')
    .optional(),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, portWords)
    .transform(Number)
    .refine((port) => port <= 65_535, portWords)
    .default(8420),
  PUBLIC_ORIGIN: z
    .url({ protocol: /^https?$/, error: 'must be an address such as https://kith.example' })
    .optional(),
  TRUST_PROXY: z.enum(['yes', 'no'], 'must be yes or no').default('no'),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/./, 'must begin with smtp:// or smtps://')
    .optional(),
  MAIL_FROM: z.string().regex(/@/, 'must be an e-mail address').optional(),
  KITH_SECRET: z
    .string()
    .regex(
      /^([0-9a-fA-F]{64,}|[A-Za-z0-9+/_-]{43,}={0,2})$/,
      'must be at least 32 random bytes as hex or base64',
    )
    .optional(),
})

/** Reads and checks the environment. Throws SettingProblem with every problem, one a line. An empty value counts as not set. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>): Settings {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ''),
  )
  const read = shape.safeParse(given)
  if (!read.success) {
    throw new SettingProblem(
      read.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('\n'),
    )
  }
  const set = read.data
  const origin = set.PUBLIC_ORIGIN === undefined ? null : new URL(set.PUBLIC_ORIGIN).origin
  const problems = [
    !isLoopback(set.HOST) && origin?.startsWith('https://') !== true
      ? 'HOST: Kith listens beyond this machine only behind https; set PUBLIC_ORIGIN to the https:// address people use (SEC-045).'
      : null,
    origin !== null && origin.startsWith('http://') && !isLoopback(new URL(origin).hostname)
      ? 'PUBLIC_ORIGIN: must be https:// unless it is this machine (SEC-045).'
      : null,
    set.PUBLIC_ORIGIN !== undefined && !isOriginAlone(set.PUBLIC_ORIGIN)
      ? 'PUBLIC_ORIGIN: an address without a path; Kith is served from the top of its own name.'
      : null,
    set.SMTP_URL !== undefined && set.MAIL_FROM === undefined
      ? 'MAIL_FROM: needed when SMTP_URL is set.'
      : null,
  ].filter((problem) => problem !== null)
  if (problems.length > 0) throw new SettingProblem(problems.join('\n'))
  return {
    dataDirectory: set.KITH_DATA,
    databaseUrl: set.DATABASE_URL ?? null,
    databaseAdminUrl: set.DATABASE_ADMIN_URL ?? null,
    host: set.HOST,
    port: set.PORT,
    publicOrigin: origin,
    trustProxy: set.TRUST_PROXY === 'yes',
    smtpUrl: set.SMTP_URL ?? null,
    mailFrom: set.MAIL_FROM ?? null,
    secret: set.KITH_SECRET === undefined ? null : decodeSecret(set.KITH_SECRET),
  }
}

function isOriginAlone(address: string): boolean {
  const { pathname, search, hash, username } = new URL(address)
  return pathname === '/' && search === '' && hash === '' && username === ''
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host === '[::1]' || host.startsWith('127.')
}

function decodeSecret(text: string): Buffer {
  return /^[0-9a-fA-F]{64,}$/.test(text) ? Buffer.from(text, 'hex') : Buffer.from(text, 'base64url')
}
