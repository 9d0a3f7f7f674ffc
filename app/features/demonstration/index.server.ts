/** The invented clinic of `kith demo`. Nothing else lays it, and nothing else gives entrances without credentials. */
export { layDemonstration, type Laid } from './lay-demonstration.server.ts'
