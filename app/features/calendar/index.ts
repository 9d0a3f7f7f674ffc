export { clashesOf, isOverlap, type Booked, type Clash, type Slot } from './clashes.ts'
export { clinicTimeWords, dayWords, readTime, shiftBetween, shiftBy, type ClinicTime } from './clinic-time.ts'
export { hemisphereOf } from './hemisphere.ts'
