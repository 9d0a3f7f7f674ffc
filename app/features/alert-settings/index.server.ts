export { answerSettingsForm } from './answer-settings-form.server.ts'
export { readAlertSettings } from './read-alert-settings.server.ts'
export { settingsPolicy } from './settings.policy.ts'
