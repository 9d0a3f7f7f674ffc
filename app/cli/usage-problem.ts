/** A wrong word on the command line: what is wrong, in one line. Ends with exit code 2. */
export class UsageProblem extends Error {}
