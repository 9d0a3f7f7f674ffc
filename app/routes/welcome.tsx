import { Banner, ButtonLink, PageHeading } from '#ui/index.ts'
import { staffPolicies } from '#features/staff/index.server.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'

import type { Route } from './+types/welcome'

export const meta: Route.MetaFunction = () => [{ title: 'Kith is set up' }]

export const loader = guard(
  staffPolicies.read,
  async ({ call }: Guarded<Route.LoaderArgs, typeof staffPolicies.read>) => ({
    treats: call.actor.roles.includes('clinician'),
  }),
)

/** After the set-up: what is missing before the first patient answers. */
export default function Welcome({ loaderData }: Route.ComponentProps) {
  return (
    <div className="stack stack-wide">
      <PageHeading title="Kith is set up" purpose="What is missing before the first patient" />
      <Banner
        tone="caution"
        title="Nobody watches over answers yet"
        actions={<a href="/settings/alerts">Say when somebody is there</a>}
      >
        <p>
          When answers show a risk, Kith asks a person to look, and you are the first on the list. Until the
          clinic has said when somebody is there, patients are told not to count on a quick reply.
        </p>
      </Banner>
      <ul role="list" className="stack">
        <li>
          <a href="/settings/staff/invite">Invite colleagues</a>
        </li>
        {loaderData.treats ? (
          <li>
            <a href="/patients/new">Add the first patient</a>
          </li>
        ) : null}
      </ul>
      <p>
        <ButtonLink href="/" tone="quiet">
          To Today
        </ButtonLink>
      </p>
    </div>
  )
}
