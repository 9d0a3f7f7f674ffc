export { appointmentsAround, holdCalendar } from './calendar-store.server.ts'
export { clinicTimeOf, instantAt, startOfDay } from './clinic-time.server.ts'
