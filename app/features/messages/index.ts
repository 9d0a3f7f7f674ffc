export { DeliveryState } from './delivery-state.tsx'
export { deliveryWords, kindWords, type Delivery } from './delivery-words.ts'
export { MessageList } from './message-list.tsx'
export { reminderWords, type ReminderWording } from './message-words.ts'
