/** A time zone in which it is about noon now, so that a journey stays within one day whenever it is walked. */
export function zoneAroundNoon(): string {
  const now = new Date()
  const zone = zones.find((candidate) => Math.abs(hourIn(candidate, now) - 11) <= 1)
  if (zone === undefined) throw new Error('it is noon nowhere')
  return zone
}

/** Day and time of the clinic's clock, as date and time fields take them. */
export function clinicClock(at: Date, timeZone: string): { day: string; time: string } {
  const [day = '', time = ''] = at.toLocaleString('sv-SE', { timeZone }).split(' ')
  return { day, time: time.slice(0, 5) }
}

function hourIn(timeZone: string, at: Date): number {
  return Number(clinicClock(at, timeZone).time.slice(0, 2))
}

// One for every second hour or so, around the world; none of them changes its clocks.
const zones = [
  'Pacific/Honolulu',
  'Pacific/Pitcairn',
  'America/Phoenix',
  'America/Regina',
  'America/Panama',
  'America/Puerto_Rico',
  'America/Sao_Paulo',
  'Atlantic/Cape_Verde',
  'Africa/Abidjan',
  'Africa/Lagos',
  'Africa/Johannesburg',
  'Africa/Nairobi',
  'Asia/Dubai',
  'Asia/Tashkent',
  'Asia/Dhaka',
  'Asia/Bangkok',
  'Asia/Singapore',
  'Asia/Tokyo',
  'Australia/Brisbane',
  'Pacific/Noumea',
  'Pacific/Tarawa',
  'Pacific/Tongatapu',
]
