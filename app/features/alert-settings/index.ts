export type { SettingsFormState } from './alert-settings.ts'
export { AlertSettingsPage } from './alert-settings-page.tsx'
export { SettingsIndex } from './settings-index.tsx'
