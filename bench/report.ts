import { arch, cpus, platform } from 'node:os'

/** One line of the result: what was measured, and the budget it is held against, if it has one (product.md, part 9). */
export type Line = {
  what: string
  measured: string
  budget: string | null
  /** Null: no budget, or nothing to measure it with on this machine. */
  holds: boolean | null
}

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = sorted.length % 2 === 1 ? [middle, middle] : [middle - 1, middle]
  return ((sorted[low] ?? Number.NaN) + (sorted[high] ?? Number.NaN)) / 2
}

/** The middle of several rounds, with the lowest and the highest: how much to trust it. */
export function spread(values: readonly number[], digits = 2): string {
  const low = Math.min(...values).toFixed(digits)
  const high = Math.max(...values).toFixed(digits)
  return `${median(values).toFixed(digits)} (${low} to ${high})`
}

export function say(line: string): void {
  process.stdout.write(`${line}\n`)
}

/** One part's lines as a Markdown table, for the terminal and for docs/performance.md alike. */
export function tableOf(title: string, lines: readonly Line[]): string {
  const rows = lines.map(
    ({ what, measured, budget, holds }) =>
      `| ${what} | ${measured} | ${budget ?? ''} | ${holds === null ? '' : holds ? 'yes' : '**no**'} |`,
  )
  return [`### ${title}`, '', '| what | measured | budget | holds |', '|---|---|---|---|', ...rows, ''].join(
    '\n',
  )
}

export function machine(): string {
  return `${platform()} ${arch()}, ${cpus().length} cores, Node ${process.versions.node}`
}
