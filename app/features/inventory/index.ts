export { InventoryView } from './inventory-page.tsx'
export type { StepAnswer } from './inventory-step.ts'
