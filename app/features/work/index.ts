export { HopePage } from './hope-page.tsx'
export { PreparationView } from './preparation-page.tsx'
export { SickRolePage } from './sick-role-page.tsx'
