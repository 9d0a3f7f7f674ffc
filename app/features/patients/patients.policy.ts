import type { StaffPolicy } from '#platform/access/policy.ts'

/** The caseload is for those who treat and those who supervise. A lead keeps the clinic, not its charts. */
export const seeCaseload: StaffPolicy = {
  name: 'caseload.read',
  audience: 'staff',
  grants: [{ role: 'clinician' }, { role: 'supervisor' }],
}

export const admitPatient: StaffPolicy = {
  name: 'patient.add',
  audience: 'staff',
  grants: [{ role: 'clinician' }],
}

/** Whoever owns an open alert needs to know how to reach the patient. */
export const seePatient: StaffPolicy = {
  name: 'patient.read',
  audience: 'staff',
  grants: [
    { role: 'clinician', relations: ['treats', 'covers', 'owns-alert'] },
    { role: 'supervisor', relations: ['supervises', 'owns-alert'] },
  ],
}

export const editPatient: StaffPolicy = {
  name: 'patient.change',
  audience: 'staff',
  grants: [{ role: 'clinician', relations: ['treats', 'covers'] }],
}

/** Where messages go is asked behind a fresh sign-in (SEC-018): a wrong address tells somebody else (HAZ-014). */
export const editContact: StaffPolicy = { ...editPatient, name: 'patient.change-contact', fresh: true }
