export { InventoryView } from './inventory-page.tsx'
export type { InventoryStep, StepAnswer } from './inventory-step.ts'
