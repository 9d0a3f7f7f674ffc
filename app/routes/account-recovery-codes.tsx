import { RecoveryCodes } from '#features/sign-in/index.ts'
import { renewRecoveryCodes, signInPolicies } from '#features/sign-in/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'
import { Button, PageHeading } from '#ui/index.ts'

import type { Route } from './+types/account-recovery-codes'

const policy = signInPolicies.ownFactors

export const meta: Route.MetaFunction = () => [{ title: 'Recovery codes · Kith' }]

export const loader = guard(policy, async () => null)

export const action = guard(policy, async ({ call }: Guarded<Route.ActionArgs, typeof policy>) => ({
  codes: valueOr(await renewRecoveryCodes(call)),
}))

export default function AccountRecoveryCodes({ actionData }: Route.ComponentProps) {
  if (actionData !== undefined) return <RecoveryCodes codes={actionData.codes} next="/account" />
  return (
    <>
      <PageHeading
        title="Recovery codes"
        purpose="Ten new ones; the former ones stop working"
        above={<a href="/account">Your account</a>}
      />
      <form method="post">
        <Button>Make ten new codes</Button>
      </form>
    </>
  )
}
