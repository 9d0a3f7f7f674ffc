import type { ServerBuild } from 'react-router'

import type { Policy } from '../access/policy.ts'

export type Handler = { route: string; path: string; method: 'loader' | 'action'; policy: Policy }

/** The routes that anybody may ask, by route id. At most twelve (SEC-001). */
export const publicRoutes: readonly string[] = [
  'routes/healthz',
  'routes/crisis',
  'routes/check-in',
  'routes/check-in-form',
  'routes/check-in-pin',
  'routes/check-in-received',
  'routes/set-up',
  'routes/sign-in',
  'routes/invitation',
  'routes/reset',
  'routes/enter',
  'routes/sign-out',
]

/** Each loader and action of the built app with the policy it carries. */
export function handlersOf(build: ServerBuild): Handler[] {
  return Object.values(build.routes).flatMap((route) => {
    if (route === undefined || route.id === 'root') return []
    return (['loader', 'action'] as const).flatMap((method) => {
      const handler = route.module[method] as { policy?: Policy } | undefined
      return handler?.policy === undefined
        ? []
        : [{ route: route.id, path: pathOf(build, route.id), method, policy: handler.policy }]
    })
  })
}

/** What keeps the build from passing: a handler without a policy, or a public one that is not in the list. */
export function findPolicyProblems(build: ServerBuild): string[] {
  const without = Object.values(build.routes).flatMap((route) => {
    if (route === undefined || route.id === 'root') return []
    return (['loader', 'action'] as const)
      .filter(
        (method) =>
          route.module[method] !== undefined &&
          (route.module[method] as { policy?: Policy }).policy === undefined,
      )
      .map((method) => `${route.id}: its ${method} declares no policy (wrap it in guard)`)
  })
  const open = handlersOf(build)
    .filter(
      ({ policy, route }) =>
        (policy.audience === 'anyone' || policy.audience === 'link') && !publicRoutes.includes(route),
    )
    .map(
      ({ route, method }) =>
        `${route}: its ${method} is open to anybody and not in the list of public routes`,
    )
  return [...without, ...open]
}

function pathOf(build: ServerBuild, id: string): string {
  const parts: string[] = []
  for (
    let route = build.routes[id];
    route !== undefined;
    route = route.parentId === undefined ? undefined : build.routes[route.parentId]
  ) {
    if (route.path !== undefined && route.path !== '') parts.unshift(route.path)
  }
  return `/${parts.join('/')}`
}
