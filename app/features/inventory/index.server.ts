export { changeInventory } from './change-inventory.server.ts'
export { readInventoryPolicy, writeInventoryPolicy } from './inventory.policy.ts'
export { readInventoryPage } from './read-inventory-page.server.ts'
export { readSteps } from './read-step.server.ts'
