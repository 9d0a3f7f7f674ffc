import { reactRouter } from '@react-router/dev/vite'
import { defineConfig } from 'vite'

export default defineConfig({
  plugins: [reactRouter()],
  resolve: { conditions: ['@kith/source', 'module', 'browser', 'development|production'] },
  ssr: {
    resolve: {
      conditions: ['@kith/source', 'module', 'node', 'development|production'],
      externalConditions: ['@kith/source', 'node'],
    },
    noExternal: ['@kith/ipt'],
  },
  build: { sourcemap: false },
})
