import { data } from 'react-router'

import { AwayPage, ReceivedPage } from '#features/check-ins/index.ts'
import { answerPolicy, readReceivedPage, storedOrNot } from '#features/check-ins/index.server.ts'
import { watchWords } from '#features/alerts/index.ts'
import { guard, type Guarded } from '#platform/http/guard.server.ts'
import { passOf } from '#platform/http/pass-of.server.ts'
import { valueOr } from '#platform/http/respond.server.ts'

import type { Route } from './+types/check-in-received'

export const meta: Route.MetaFunction = () => [{ title: 'Stored' }]

export const loader = guard(
  answerPolicy,
  async ({ call, request, params }: Guarded<Route.LoaderArgs, typeof answerPolicy>) => {
    const { country } = passOf(call, request, params.link)
    const read = await storedOrNot(() => readReceivedPage(call))
    if (read.state === 'unreachable') return data({ country, watch: null }, 503)
    return data({ country, watch: watchWords(valueOr(read.value).watch) })
  },
)

export default function CheckInReceived({ loaderData }: Route.ComponentProps) {
  const { country, watch } = loaderData
  return watch === null ? <AwayPage country={country} /> : <ReceivedPage country={country} watch={watch} />
}
