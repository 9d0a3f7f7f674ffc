import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** Thrown when the pages have not been built. */
export class BuildMissing extends Error {
  constructor() {
    super('The pages have not been built. Run `npm run build` first; `npm start` does both.')
  }
}

/** Where the built app lies. Throws BuildMissing when it is not there. */
export function requireBuild(wanted: string | undefined = process.env['KITH_BUILD_DIRECTORY']): string {
  const build = wanted ?? fileURLToPath(new URL('../../../build', import.meta.url))
  if (!existsSync(`${build}/server/index.js`)) throw new BuildMissing()
  return build
}
