export { DeliveryState } from './delivery-state.tsx'
export { type Delivery } from './delivery-words.ts'
export { MessageList } from './message-list.tsx'
export { reminderWords, type ReminderWording } from './message-words.ts'
