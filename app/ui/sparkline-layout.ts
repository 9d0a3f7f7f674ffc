export type Spot = { x: number; y: number }

export type SparklineLayout = {
  /** One path for each run of scores: a gap stays a gap (HAZ-021). */
  runs: readonly (readonly Spot[])[]
  last: Spot | null
}

/**
 * Places up to `places` values at even steps, the newest at the right edge; the axis is always 0 to `max`, so that two
 * patients' curves can be compared down a column. A run of one score is still drawn, as a dot.
 */
export function layoutSparkline(
  values: readonly (number | null)[],
  {
    max,
    width,
    height,
    places = 16,
    pad = 3,
  }: { max: number; width: number; height: number; places?: number; pad?: number },
): SparklineLayout {
  const shown = values.slice(-places)
  const step = (width - 2 * pad) / Math.max(1, places - 1)
  const start = width - pad - (shown.length - 1) * step
  const runs: Spot[][] = []
  let run: Spot[] = []
  for (const [index, value] of shown.entries()) {
    if (value === null) {
      if (run.length > 0) runs.push(run)
      run = []
    } else
      run.push({ x: round(start + index * step), y: round(pad + (1 - value / max) * (height - 2 * pad)) })
  }
  if (run.length > 0) runs.push(run)
  return { runs, last: runs.at(-1)?.at(-1) ?? null }
}

export function pathOf(run: readonly Spot[]): string {
  return run.map(({ x, y }, index) => `${index === 0 ? 'M' : 'L'}${x} ${y}`).join('')
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
