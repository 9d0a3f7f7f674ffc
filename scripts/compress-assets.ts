// Part of the build: scripts and styles are compressed once, as small as they get; on the way out there is time only for
// a fifth more bytes (docs/performance.md).
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync } from 'node:zlib'

const folder = `${process.env['KITH_BUILD_DIRECTORY'] ?? 'build'}/client/assets`
for (const name of readdirSync(folder)) {
  if (/\.(js|css|svg)$/.test(name)) {
    writeFileSync(`${folder}/${name}.br`, brotliCompressSync(readFileSync(`${folder}/${name}`)))
  }
}
