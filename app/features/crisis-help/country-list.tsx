import { crisisCountries, dial, directory } from './crisis-help-for.ts'

/** Every country with its numbers, in one list: for whoever comes without one, or to another one. */
export function CountryList() {
  return (
    <>
      <p>In danger right now? Call your local emergency number. To talk to somebody, choose where you are:</p>
      <ul>
        {crisisCountries().map(({ country, name, emergency, lines }) => (
          <li key={country}>
            <a href={`/crisis/${country}`}>{name}</a>:{' '}
            {lines
              .filter((line) => line.confirmed)
              .map((line) => (
                <a key={line.number} href={dial(line.number)}>
                  {line.number}
                </a>
              ))
              .concat(
                lines.some((line) => line.confirmed)
                  ? []
                  : emergency.slice(0, 1).map((number) => (
                      <a key={number} href={dial(number)}>
                        {number}
                      </a>
                    )),
              )}
          </li>
        ))}
      </ul>
      <p>
        Another country:{' '}
        <a href={directory.href} rel="noreferrer noopener">
          {directory.name}
        </a>
      </p>
    </>
  )
}
