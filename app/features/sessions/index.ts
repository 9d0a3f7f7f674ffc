export { phaseStretches } from './phase-stretches.ts'
export {
  countingCheckIns,
  scoreOfSession,
  sessionWindow,
  startingTotal,
  totalOf,
  type SessionScore,
} from './session-score.ts'
export { noteWords } from './note-words.ts'
export { SessionView, type SessionAnswer } from './session-view.tsx'
export { longestNote, readNoteText, type ComingAppointment, type SessionLine } from './session.ts'
export { CheckInFigure } from './check-in-figure.tsx'
