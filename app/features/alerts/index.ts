export { watchWords, type Watch } from './alerts-words.ts'
