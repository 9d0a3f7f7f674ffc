export { InventoryView, type InventoryAddress } from './inventory-page.tsx'
export type { FieldChange, InventoryStep, StepAnswer } from './inventory-step.ts'
