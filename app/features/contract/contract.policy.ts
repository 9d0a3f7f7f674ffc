import type { StaffPolicy } from '#platform/access/policy.ts'

/**
 * What is agreed with the patient settles the course: it belongs to the one who treats. The draft is read and written
 * as every sheet is.
 */
export const agreeOnContract: StaffPolicy = {
  name: 'contract.agree',
  audience: 'staff',
  grants: [{ role: 'clinician', relations: ['treats'] }],
}

/** The words that every contract of the clinic starts with. */
export const editTemplate: StaffPolicy = {
  name: 'settings.contract',
  audience: 'staff',
  grants: [{ role: 'lead' }],
}
