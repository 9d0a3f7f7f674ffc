export { TimelineView, type TimelineAnswer } from './timeline-view.tsx'
export { readView } from './axis.ts'
