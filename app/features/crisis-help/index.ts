export { CountryList } from './country-list.tsx'
export { CrisisHelp, CrisisNumbers } from './crisis-help.tsx'
export { CrisisPage } from './crisis-page.tsx'
export type { CountryHelp, CrisisLine } from './crisis-line.ts'
