import type { Config } from '@react-router/dev/config'

export default {
  ssr: true,
  buildDirectory: process.env['KITH_BUILD_DIRECTORY'] ?? 'build',
  // Splitting the route table by visit would let anybody ask which routes there are (SEC-016).
  routeDiscovery: { mode: 'initial' },
} satisfies Config
