export { clinicTimeWords, dayWords, readTime, type ClinicTime } from './clinic-time.ts'
