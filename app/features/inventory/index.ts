export { InventoryView } from './inventory-page.tsx'
export type { FieldChange, InventoryStep, StepAnswer } from './inventory-step.ts'
