/** Thrown when the pages have not been built. */
export class BuildMissing extends Error {
  constructor() {
    super('The pages have not been built. Run `npm run build` first; `npm start` does both.')
  }
}
