/** Stands before the name of a field that says what stood there when the page was made. */
export const wasPrefix = 'was:'
