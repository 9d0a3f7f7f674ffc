export { agreeFocus } from './agree-focus.server.ts'
export { answerFocusForm } from './answer-focus-form.server.ts'
export { seeFocus } from './focus.policy.ts'
export { readFocusPage } from './read-focus-page.server.ts'
