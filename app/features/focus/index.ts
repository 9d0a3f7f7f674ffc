export { FocusView } from './focus-view.tsx'
