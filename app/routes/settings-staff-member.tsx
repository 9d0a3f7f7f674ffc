import { data, redirect } from 'react-router'

import { MemberPage } from '#features/staff/index.ts'
import {
  changeRoles,
  disableStaff,
  enableStaff,
  inviteAgain,
  readMember,
  readRoles,
  staffPolicies,
  startReset,
  withdrawInvitation,
  withoutAccount,
} from '#features/staff/index.server.ts'
import { servicesContext } from '#platform/http/contexts.server.ts'
import { answerForm } from '#platform/http/form-answer.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { fail, type Problem } from '#platform/result.ts'
import { formOf, textIn } from '#platform/http/form-of.server.ts'
import { versionOf } from '#platform/http/version-of.ts'

import type { Route } from './+types/settings-staff-member'

const policy = staffPolicies.read

export const meta: Route.MetaFunction = () => [{ title: 'Staff · Kith' }]

export const loader = guard(
  policy,
  async ({ call, params, context }: Guarded<Route.LoaderArgs, typeof policy>) => {
    const { member, timeZone, invitationLink } = valueOr(await readMember(call, params.member))
    const isYou = call.actor.staffId === member.id
    const mailGoesOut = context.get(servicesContext).mail !== 'none'
    return { member: withoutAccount(member), timeZone, invitationLink, isYou, mailGoesOut }
  },
)

/** Each intent is a command with a policy of its own. */
export const action = guard(
  policy,
  async ({ call, request, params }: Guarded<Route.ActionArgs, typeof policy>) => {
    const form = await formOf(request)
    const intent = textIn(form, 'intent')
    const here = `/settings/staff/${params.member}`
    if (intent === 'reset') {
      const started = await startReset(call, params.member)
      if (started.ok) return { shows: 'link', resetLink: started.value.link } as const
      if ('code' in started.problem && started.problem.code === 'access/sign-in-again') {
        throw redirect(`/sign-in/again?next=${encodeURIComponent(here)}`, 303)
      }
      return problemAnswer(started.problem)
    }
    const result = await act(intent)
    if (!result.ok) return problemAnswer(result.problem)
    throw redirect(here, 303)

    function act(chosen: string) {
      const id = params.member
      switch (chosen) {
        case 'roles': {
          const roles = readRoles(form)
          if (roles.length === 0) return fail({ kind: 'invalid', fields: { roles: 'roles/missing' } })
          return changeRoles(call, id, { roles, version: versionOf(textIn(form, 'version')) })
        }
        case 'invite-again':
          return inviteAgain(call, id)
        case 'withdraw':
          return withdrawInvitation(call, id)
        case 'disable':
          return disableStaff(call, id)
        case 'enable':
          return enableStaff(call, id)
        default:
          return fail({ kind: 'absent' })
      }
    }
  },
)

function problemAnswer(problem: Problem) {
  const answer = answerForm(problem, null)
  return data({ shows: 'problem', answer: answer.data } as const, answer.init ?? {})
}

export default function SettingsStaffMember({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <MemberPage
      {...loaderData}
      resetLink={actionData?.shows === 'link' ? actionData.resetLink : null}
      answer={actionData?.shows === 'problem' ? actionData.answer : undefined}
    />
  )
}
