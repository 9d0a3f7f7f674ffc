import type { StaffPolicy } from '#platform/access/policy.ts'

/** A patient's clinician, or whoever added a patient who has no course yet. */
export const beginCourse: StaffPolicy = {
  name: 'course.start',
  audience: 'staff',
  grants: [{ role: 'clinician', relations: ['treats'] }],
}

export const seeCourse: StaffPolicy = {
  name: 'course.read',
  audience: 'staff',
  grants: [
    { role: 'clinician', relations: ['treats', 'covers', 'owns-alert'] },
    { role: 'supervisor', relations: ['supervises', 'owns-alert'] },
  ],
}

/** Whoever covers for a clinician may move and cancel, so that nobody waits before a closed door. */
export const arrangeAppointments: StaffPolicy = {
  name: 'course.arrange-appointments',
  audience: 'staff',
  grants: [{ role: 'clinician', relations: ['treats', 'covers'] }],
}

/** Focus, phases and the end of a course belong to the one who treats. */
export const steerCourse: StaffPolicy = {
  name: 'course.steer',
  audience: 'staff',
  grants: [{ role: 'clinician', relations: ['treats'] }],
}

/** The clinician hands over; when they have left, the lead does. The lead sees nothing of the course by it. */
export const handOverCourse: StaffPolicy = {
  name: 'course.hand-over',
  audience: 'staff',
  grants: [{ role: 'clinician', relations: ['treats'] }, { role: 'lead' }],
}
