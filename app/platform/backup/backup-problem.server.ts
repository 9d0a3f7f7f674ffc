export type BackupProblemCode =
  | 'backup/file-exists'
  | 'backup/not-a-backup'
  | 'backup/damaged'
  | 'backup/wrong-key'
  | 'backup/key-needed'
  | 'backup/other-schema'
  | 'backup/not-empty'
  | 'backup/in-use'
  | 'backup/does-not-hold'

/** Why a backup cannot be written or restored, in words for whoever typed the command. Nothing was changed. */
export class BackupProblem extends Error {
  readonly code: BackupProblemCode

  constructor(code: BackupProblemCode, message: string) {
    super(message)
    this.name = 'BackupProblem'
    this.code = code
  }
}

export function damaged(): BackupProblem {
  return new BackupProblem(
    'backup/damaged',
    'The backup is damaged or was cut off: it does not match its own check sum. Use another copy of it. Nothing was changed.',
  )
}
