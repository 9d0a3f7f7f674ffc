/** Thrown when the embedded database's process has gone while Kith was serving. */
export class DatabaseLost extends Error {
  constructor() {
    super(
      'The database ended while Kith was working. What was acknowledged is on the disk. Start Kith again.',
    )
  }
}
