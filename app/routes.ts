import { index, layout, route, type RouteConfig } from '@react-router/dev/routes'

export default [
  route('healthz', 'routes/healthz.ts'),
  layout('routes/patient-layout.tsx', [
    route('crisis/:country?', 'routes/crisis.tsx'),
    route('check-in/form/:link', 'routes/check-in-form.tsx'),
    route('check-in/received/:link', 'routes/check-in-received.tsx'),
    route('check-in/:token', 'routes/check-in.tsx'),
  ]),
  layout('routes/entry-layout.tsx', [
    route('sign-in', 'routes/sign-in.tsx'),
    route('sign-in/second', 'routes/sign-in-second.tsx'),
    route('sign-in/factor', 'routes/sign-in-factor.tsx'),
    route('sign-in/clinic', 'routes/sign-in-clinic.tsx'),
    route('sign-in/again', 'routes/sign-in-again.tsx'),
    route('set-up/:token', 'routes/set-up.tsx'),
    route('invitation/:token', 'routes/invitation.tsx'),
    route('reset/:token', 'routes/reset.tsx'),
  ]),
  route('sign-out', 'routes/sign-out.ts'),
  route('enter/:token', 'routes/enter.ts'),
  route('courses/:course/sessions/:n/draft', 'routes/course-session-draft.ts'),
  layout('routes/staff-layout.tsx', [
    index('routes/today.tsx'),
    route('patients', 'routes/patients.tsx'),
    route('patients/new', 'routes/patient-new.tsx'),
    route('patients/:patient', 'routes/patient.tsx'),
    route('patients/:patient/edit', 'routes/patient-edit.tsx'),
    route('patients/:patient/contact', 'routes/patient-contact.tsx'),
    route('alerts', 'routes/alerts.tsx'),
    route('alerts/:alert', 'routes/alert.tsx'),
    route('courses/:course/concern', 'routes/course-concern.tsx'),
    route('courses/:course/sessions/:n', 'routes/course-session.tsx'),
  ]),
] satisfies RouteConfig
