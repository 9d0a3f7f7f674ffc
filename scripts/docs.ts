// Writes the pages that are made from the source: `npm run docs`. With `--check` it writes nothing and fails if one is out of date.
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'

import { apiPage } from './docs/api-page.ts'
import { requirementsPage } from './docs/requirements-page.ts'

const root = path.join(import.meta.dirname, '..')
const pages = { 'docs/api-ipt.md': apiPage(root), 'docs/requirements.md': requirementsPage(root) }

for (const [file, page] of Object.entries(pages)) {
  const target = path.join(root, file)
  if (!process.argv.includes('--check')) writeFileSync(target, page)
  else if (readFileSync(target, 'utf8') !== page) {
    console.error(`${file} is out of date: run \`npm run docs\`.`)
    process.exitCode = 1
  }
}
