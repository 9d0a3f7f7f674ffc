/** The connection and the cookies of somebody at the door. */
export type Visit = { address: string; device: string; deviceToken: string | null }

/** What the browser is to keep: the session's new value, and one that makes this device known. */
export type Entered = { session: string; device: string | null }
