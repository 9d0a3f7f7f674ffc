import { Banner } from '#ui/index.ts'

import { lagWords } from './alert-lag.ts'

/** Above every page of somebody who may own alerts, while these do not move on (SEC-071). */
export function AlertLagBanner({ minutes }: { minutes: number }) {
  const { title, what, told } = lagWords(minutes)
  return (
    <Banner tone="urgent" title={title} actions={<a href="/alerts">Look at the alerts</a>}>
      <p>{what}</p>
      <p>{told}</p>
    </Banner>
  )
}
