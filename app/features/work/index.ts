export { HopePage } from './hope-page.tsx'
export { hopeOffers } from './hope-words.ts'
