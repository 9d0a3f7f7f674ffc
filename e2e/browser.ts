import { existsSync } from 'node:fs'

import { chromium, type Browser } from 'playwright-core'

const systemChromium = '/usr/bin/chromium'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

// On a machine that runs much else at the same time it can take far longer than the usual second.
const startMs = 180_000

/** A real Chromium: the machine's own, or the one that came with the packages. */
export async function openBrowser(): Promise<Browser> {
  if (existsSync(systemChromium) && process.env['KITH_PACKAGED_CHROMIUM'] === undefined) {
    return chromium.launch({ executablePath: systemChromium, args: flags, timeout: startMs })
  }
  // Read when the package loads: without it the libraries it brings along are not unpacked on a bare machine.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs22.x'
  const { default: packaged } = await import('@sparticuz/chromium')
  return chromium.launch({
    executablePath: await packaged.executablePath(),
    args: [...packaged.args, ...flags],
    timeout: startMs,
  })
}
