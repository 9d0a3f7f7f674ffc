/** What the frame round every page of staff says. */
export type Shell = {
  name: string
  clinic: string
  isLead: boolean
  /** Whether Patients is a place for this person. */
  hasCaseload: boolean
  /** Whether this person may own alerts at all. */
  hasAlerts: boolean
  /** Open alerts that wait for this person to take them. */
  ownAlerts: number
  /** For how many minutes alerts have not moved on; null while they do, and for those who can own none. */
  alertLag: number | null
}
