import type { HeadersArgs } from 'react-router'

/** For routes that show what was thrown: the headers that came with it, such as after how long to try again. */
export function errorHeaders({ errorHeaders, parentHeaders }: HeadersArgs): Headers {
  return errorHeaders ?? parentHeaders
}
