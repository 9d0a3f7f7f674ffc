export { TimelineView, type TimelineAnswer } from './timeline-view.tsx'
export { readView } from './axis.ts'
export { TimelineSketch } from './timeline-sketch.tsx'
export type { DrawnTimeline } from './timeline.ts'
