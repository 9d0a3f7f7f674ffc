import type { Day } from '@kith/ipt'

import type { CountryHelp, CrisisLine } from './crisis-line.ts'

/*
 * Where to call, by country. Not copied from other lists: those disagree with each other (SAFE-032). Seeded from the
 * reference of this project; each entry is looked up at its source again before a release, at the latest after twelve
 * months (crisis-lines.test.ts), and a clinic is told of entries older than 180 days (SAFE-031).
 */
const checked = {
  lastVerified: '2026-11-23' as Day,
  verifiedBy: 'Kith, from what the services and newspapers publish; no number was dialled',
}

const sure = { textTo: null, hours: null, cost: null, confirmed: true, ...checked } as const
const unsure = { ...sure, confirmed: false } as const
const dayAndNight = { hours: 'day and night' } as const

export const crisisHelpByCountry: readonly CountryHelp[] = [
  only('AR', 'Argentina', ['911', '107'], {
    ...unsure,
    name: 'Centro de Asistencia al Suicida',
    number: '135',
    source: 'https://www.casbuenosaires.com.ar/',
  }),
  only('AU', 'Australia', ['000'], {
    ...sure,
    ...dayAndNight,
    name: 'Lifeline',
    number: '13 11 14',
    source: 'https://www.lifeline.org.au/',
  }),
  only('AT', 'Austria', ['112'], {
    ...unsure,
    name: 'Telefonseelsorge',
    number: '142',
    source: 'https://www.telefonseelsorge.at/',
  }),
  only('BR', 'Brazil', ['192', '190'], {
    ...unsure,
    name: 'CVV',
    number: '188',
    source: 'https://cvv.org.br/',
  }),
  only('CA', 'Canada', ['911'], {
    ...sure,
    ...dayAndNight,
    name: '9-8-8 Suicide Crisis Helpline',
    number: '988',
    textTo: '988',
    cost: 'free',
    source: 'https://988.ca/',
  }),
  only('DK', 'Denmark', ['112'], {
    ...unsure,
    name: 'Livslinien',
    number: '70 201 201',
    source: 'https://www.livslinien.dk/',
  }),
  only('FR', 'France', ['112', '15'], {
    ...sure,
    ...dayAndNight,
    name: 'Numéro national de prévention du suicide',
    number: '3114',
    cost: 'free',
    source: 'https://3114.fr/',
  }),
  only('DE', 'Germany', ['112'], {
    ...sure,
    ...dayAndNight,
    name: 'TelefonSeelsorge',
    number: '0800 111 0 111',
    cost: 'free',
    source: 'https://www.telefonseelsorge.de/',
  }),
  only('IN', 'India', ['112'], {
    ...unsure,
    name: 'Tele-MANAS',
    number: '14416',
    source: 'https://telemanas.mohfw.gov.in/',
  }),
  only('IE', 'Ireland', ['112', '999'], samaritans('https://www.samaritans.org/ireland/')),
  only('NL', 'Netherlands', ['112'], {
    ...sure,
    ...dayAndNight,
    name: '113 Zelfmoordpreventie',
    number: '113',
    source: 'https://www.113.nl/',
  }),
  only('NZ', 'New Zealand', ['111'], {
    ...sure,
    name: '1737',
    number: '1737',
    textTo: '1737',
    source: 'https://1737.org.nz/',
  }),
  only('ES', 'Spain', ['112'], {
    ...sure,
    ...dayAndNight,
    name: 'Línea 024',
    number: '024',
    cost: 'free',
    source: 'https://www.sanidad.gob.es/linea024/home.htm',
  }),
  only('SE', 'Sweden', ['112'], {
    ...unsure,
    name: 'Mind Självmordslinjen',
    number: '90101',
    source: 'https://mind.se/hitta-hjalp/sjalvmordslinjen/',
  }),
  only('CH', 'Switzerland', ['112', '144'], {
    ...sure,
    name: 'Die Dargebotene Hand · La Main Tendue · Telefono Amico',
    number: '143',
    source: 'https://www.143.ch/',
  }),
  only('TW', 'Taiwan', ['119', '110'], {
    ...unsure,
    name: '1925 安心專線',
    number: '1925',
    source: 'https://www.mohw.gov.tw/',
  }),
  only('GB', 'United Kingdom', ['999', '112'], samaritans('https://www.samaritans.org/')),
  only('US', 'United States', ['911'], {
    ...sure,
    ...dayAndNight,
    name: '988 Suicide & Crisis Lifeline',
    number: '988',
    textTo: '988',
    cost: 'free',
    source: 'https://988lifeline.org/',
  }),
]

/** The other members of the European Union: no line is known here yet, but the emergency number is the same in all. */
export const onlyEmergency112: Readonly<Record<string, string>> = {
  BE: 'Belgium',
  BG: 'Bulgaria',
  HR: 'Croatia',
  CY: 'Cyprus',
  CZ: 'Czechia',
  EE: 'Estonia',
  FI: 'Finland',
  GR: 'Greece',
  HU: 'Hungary',
  IT: 'Italy',
  LV: 'Latvia',
  LT: 'Lithuania',
  LU: 'Luxembourg',
  MT: 'Malta',
  PL: 'Poland',
  PT: 'Portugal',
  RO: 'Romania',
  SK: 'Slovakia',
  SI: 'Slovenia',
}

function only(country: string, name: string, emergency: readonly string[], line: CrisisLine): CountryHelp {
  return { country, name, emergency, lines: [line] }
}

function samaritans(source: string): CrisisLine {
  return { ...sure, ...dayAndNight, name: 'Samaritans', number: '116 123', cost: 'free', source }
}
