import { Links, Meta, Outlet, Scripts, ScrollRestoration, useMatches, useRouteError } from 'react-router'

import { readThrown } from '#platform/http/read-thrown.ts'
import { isScriptFree } from '#platform/http/script-free.ts'
import { nonceContext } from '#platform/http/contexts.server.ts'
import { enterRequest } from '#platform/http/enter-request.server.ts'
import { ProblemPage } from '#ui/problem-page.tsx'
import '#ui/kith.css'

import type { Route } from './+types/root'

export const middleware: Route.MiddlewareFunction[] = [enterRequest]

/** The nonce alone: what a page shows comes from its own loader, behind its own policy. */
export function loader({ context }: Route.LoaderArgs) {
  return { nonce: context.get(nonceContext) }
}

export { errorHeaders as headers } from '#platform/http/error-headers.ts'

export function Layout({ children }: { children: React.ReactNode }) {
  const matches = useMatches()
  const isPlain = isScriptFree(matches.map((match) => match.handle))
  const first = matches[0]?.loaderData as { nonce?: string } | undefined
  const nonce = typeof document === 'undefined' ? (first?.nonce ?? '') : ''
  // An address that leads nowhere has no nonce: its page goes without scripts rather than with refused ones.
  const scripts = !isPlain && (typeof document !== 'undefined' || nonce !== '')
  return (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <Meta />
        {/* A patient's page has no icon: one of Kith among the tabs says where somebody has been (HAZ-014). */}
        <link rel="icon" href={isPlain ? 'data:,' : '/kith.svg'} />
        {isPlain ? null : <Links nonce={nonce} />}
      </head>
      <body>
        {children}
        {scripts ? <ScrollRestoration nonce={nonce} /> : null}
        {scripts ? <Scripts nonce={nonce} /> : null}
      </body>
    </html>
  )
}

export default function App() {
  return <Outlet />
}

export function ErrorBoundary() {
  return <ProblemPage {...readThrown(useRouteError())} />
}
