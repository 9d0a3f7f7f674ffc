export { clinicTimeOf, instantAt, startOfDay } from './clinic-time.server.ts'
