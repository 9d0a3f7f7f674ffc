import { useRouteLoaderData } from 'react-router'

type RootLoader = () => { nonce: string }

/** The nonce of the page on screen, from its root: a page's own style, for paper or for patients, carries it (SEC-030). */
export function usePageNonce(): string | undefined {
  return useRouteLoaderData<RootLoader>('root')?.nonce
}
