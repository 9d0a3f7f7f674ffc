export { ChecklistPart } from './checklist-part.tsx'
export { OpenComponents } from './open-components.tsx'
