export { queueMessage, type MessageId, type NewMessage } from './queue-message.server.ts'
