import { redirect } from 'react-router'

import { InvitePage } from '#features/staff/index.ts'
import { inviteStaff, readStaffForm, staffPolicies } from '#features/staff/index.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { newId, readId } from '#platform/ids.ts'
import { formOf } from '#platform/http/form-of.server.ts'

import type { Route } from './+types/settings-staff-invite'

const policy = staffPolicies.invite

export const meta: Route.MetaFunction = () => [{ title: 'Invite somebody · Kith' }]

export const loader = guard(policy, async () => ({ key: newId<'submissions'>() }))

export const action = guard(policy, async ({ call, request }: Guarded<Route.ActionArgs, typeof policy>) => {
  const form = await formOf(request)
  const { typed, fields } = readStaffForm(form)
  if (fields !== null) return answerForm({ kind: 'invalid', fields }, typed)
  const invited = await inviteStaff(call, readId(form.get('key')) ?? newId(), typed)
  if (!invited.ok) return answerForm(invited.problem, typed)
  throw redirect(`/settings/staff/${invited.value.staffId}`, 303)
})

export default function SettingsStaffInvite({ loaderData, actionData }: Route.ComponentProps) {
  return <InvitePage formKey={loaderData.key} answer={actionData} />
}
