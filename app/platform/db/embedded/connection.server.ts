import { Client, type ClientConfig } from 'pg'

/** What `pg` needs to connect; a host that begins with `/` is the folder of a Unix socket. */
export interface Connection {
  readonly host: string
  readonly port: number
  readonly user: string
  readonly password?: string
  readonly database: string
}

/** One short errand on a connection of its own. */
export async function withClient<T>(
  connection: ClientConfig,
  errand: (client: Client) => Promise<T>,
): Promise<T> {
  const client = new Client({ ...connection, connectionTimeoutMillis: 10_000 })
  // A server that goes away between two queries is told of by the next query.
  client.on('error', () => undefined)
  try {
    await client.connect()
    return await errand(client)
  } finally {
    await client.end().catch(() => undefined)
  }
}

/** Whether a server takes this connection now. */
export function answers(connection: Connection): Promise<boolean> {
  return withClient(connection, (client) => client.query('SELECT 1')).then(
    () => true,
    () => false,
  )
}
