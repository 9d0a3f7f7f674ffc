import { deliveryWords, type Delivery } from './delivery-words.ts'

/** What became of a message, in words: never only a colour or a sign. */
export function DeliveryState({
  delivery,
}: {
  delivery: Pick<Delivery, 'state' | 'attempts' | 'problem' | 'sentAt'>
}) {
  const { state, sentAt } = delivery
  return (
    <span className={state === 'failed' ? 'tag tag-caution' : 'tag'}>
      {deliveryWords(delivery)}
      {state === 'sent' && sentAt !== null ? `, ${sentAt}` : null}
    </span>
  )
}
