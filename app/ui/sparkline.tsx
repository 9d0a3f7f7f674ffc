import { curveInWords } from './score-change.ts'
import { layoutSparkline, pathOf } from './sparkline-layout.ts'

export type SparklineProps = {
  instrument: string
  /** Oldest first; a check-in without a score is null. The last sixteen are drawn. */
  values: readonly (number | null)[]
  max: number
}

/** The course of the scores in the width of a word. */
export function Sparkline({ instrument, values, max }: SparklineProps) {
  const [width, height] = [128, 32]
  const { runs, last } = layoutSparkline(values, { max, width, height })
  return (
    <svg
      className="sparkline"
      role="img"
      aria-label={curveInWords(instrument, values.slice(-16))}
      width={width}
      height={height}
      viewBox={`0 0 ${width} ${height}`}
    >
      <path className="sparkline-floor" d={`M0 ${height - 1}H${width}`} />
      {runs.map((run) =>
        run.length === 1 ? (
          <circle className="sparkline-dot" key={run[0]?.x} cx={run[0]?.x} cy={run[0]?.y} r="1.75" />
        ) : (
          <path className="sparkline-curve" key={run[0]?.x} d={pathOf(run)} />
        ),
      )}
      {last === null ? null : <circle className="sparkline-last" cx={last.x} cy={last.y} r="3" />}
    </svg>
  )
}
