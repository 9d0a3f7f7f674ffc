import { index, layout, route, type RouteConfig } from '@react-router/dev/routes'

export default [
  route('healthz', 'routes/healthz.ts'),
  layout('routes/staff-layout.tsx', [index('routes/today.tsx')]),
] satisfies RouteConfig
