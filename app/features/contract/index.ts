export { ContractSheetView } from './contract-sheet-view.tsx'
export { ContractView } from './contract-page.tsx'
export { TemplateView } from './template-view.tsx'
export type { AgreedContract } from './contract.ts'
