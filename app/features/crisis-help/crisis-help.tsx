import { crisisHelpFor, dial, directory } from './crisis-help-for.ts'
import type { CrisisLine } from './crisis-line.ts'

/**
 * Whom to call now, for one country. Ordinary links, so that a telephone dials at a touch and nothing needs a script.
 * The words are the same whatever somebody has answered.
 */
export function CrisisHelp({
  country,
  level = 2,
  title = 'If you need help now',
}: {
  country: string
  level?: 1 | 2 | 3
  title?: string
}) {
  const help = crisisHelpFor(country)
  const Title = `h${level}` as const
  return (
    <section className="sheet" aria-labelledby="crisis-help">
      <Title id="crisis-help">{title}</Title>
      {help === null ? (
        <p>
          In danger right now? Call your local emergency number. To talk to somebody, find a line in your
          country at{' '}
          <a href={directory.href} rel="noreferrer noopener">
            {directory.name}
          </a>
          .
        </p>
      ) : (
        <>
          <p>
            In danger right now? Call <Numbers numbers={help.emergency} /> ({help.name}).
          </p>
          {help.lines.map((line) => (
            <Line key={line.number} line={line} />
          ))}
        </>
      )}
      <p>
        <a href="/crisis">Another country, or another line</a>
      </p>
    </section>
  )
}

/** The same in one line, for the top of a page that is about something else. */
export function CrisisNumbers({ country }: { country: string }) {
  const help = crisisHelpFor(country)
  const sure = help?.lines.filter((line) => line.confirmed) ?? []
  return (
    <p>
      Help now: {help === null ? null : <Numbers numbers={help.emergency} />}
      {sure.map((line) => (
        <span key={line.number}>
          , {line.name} <Numbers numbers={[line.number]} />
        </span>
      ))}
      {help === null ? null : ', '}
      <a href={`/crisis/${country}`}>whom to call</a>
    </p>
  )
}

function Line({ line }: { line: CrisisLine }) {
  const more = [line.hours, line.cost, line.textTo === null ? null : `or text ${line.textTo}`].filter(
    (part) => part !== null,
  )
  return (
    <p>
      To talk to somebody: {line.name},{' '}
      <a href={dial(line.number)}>
        <strong>{line.number}</strong>
      </a>
      {more.length === 0 ? null : ` (${more.join(', ')})`}
      {line.confirmed
        ? null
        : '. We could not yet make sure of this number; if nobody answers, call the emergency number.'}
    </p>
  )
}

function Numbers({ numbers }: { numbers: readonly string[] }) {
  return numbers.map((number, index) => (
    <span key={number}>
      {index === 0 ? null : ' or '}
      <a href={dial(number)}>
        <strong>{number}</strong>
      </a>
    </span>
  ))
}
