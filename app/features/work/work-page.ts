import type { CourseHeader } from '#features/courses/index.ts'
import type { StoredSheet } from '#features/sheets/index.ts'

/** A page of the chart that is one sheet: whose, what stands in it, and whether it may be written by who looks. */
export type WorkPage = { header: CourseHeader; sheet: StoredSheet; mayWrite: boolean }
