export type StartProblemCode =
  | 'embedded/already-running'
  | 'embedded/did-not-start'
  | 'embedded/disk-full'
  | 'embedded/foreign-server'
  | 'embedded/no-account'
  | 'embedded/not-durable'
  | 'embedded/not-ready'
  | 'embedded/not-writable'
  | 'embedded/nothing-here'
  | 'embedded/other-major'
  | 'embedded/package-missing'
  | 'embedded/platform-unknown'

/** Why the embedded database cannot serve, in words for whoever typed the command: what is wrong, and the way out. */
export class StartProblem extends Error {
  readonly code: StartProblemCode

  constructor(code: StartProblemCode, message: string) {
    super(message)
    this.name = 'StartProblem'
    this.code = code
  }
}

/** Turns a refusal of the file system into plain words; anything else is handed back as it is. */
export function fileProblem(error: unknown, path: string): unknown {
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(path)
    case 'EACCES':
    case 'EEXIST':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
      return notWritable(path)
    default:
      return error
  }
}

export function notWritable(path: string): StartProblem {
  return new StartProblem(
    'embedded/not-writable',
    `Kith cannot read and write ${path}. Give the account that runs Kith the right to write there, or choose another data directory.`,
  )
}

export function diskFull(path: string): StartProblem {
  return new StartProblem(
    'embedded/disk-full',
    `There is no room left on the disk that holds ${path}. Free some space and start Kith again; what was saved is still there.`,
  )
}

export function errorCode(error: unknown): string | null {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null
}
