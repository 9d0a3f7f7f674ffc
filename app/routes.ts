import { index, layout, route, type RouteConfig } from '@react-router/dev/routes'

export default [
  route('healthz', 'routes/healthz.ts'),
  layout('routes/patient-layout.tsx', [
    route('crisis/:country?', 'routes/crisis.tsx'),
    route('check-in/form/:link', 'routes/check-in-form.tsx'),
    route('check-in/received/:link', 'routes/check-in-received.tsx'),
    route('check-in/:token', 'routes/check-in.tsx'),
  ]),
  layout('routes/staff-layout.tsx', [index('routes/today.tsx')]),
] satisfies RouteConfig
