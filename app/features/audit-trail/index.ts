export { AccessView } from './access-view.tsx'
export { TrailView } from './trail-view.tsx'
