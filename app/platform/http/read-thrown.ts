import { isRouteErrorResponse } from 'react-router'

/** What an error page is told of whatever was thrown: never its message, which may hold anything (SEC-039). */
export type Thrown = { status: number; code: string | null; reference: string | null }

export function readThrown(error: unknown): Thrown {
  if (!isRouteErrorResponse(error)) return { status: 500, code: null, reference: null }
  const { code, reference } = (error.data ?? {}) as { code?: unknown; reference?: unknown }
  return {
    status: error.status,
    code: typeof code === 'string' ? code : null,
    reference: typeof reference === 'string' ? reference : null,
  }
}
