/** The address of a route with the ids of these records in it. */
export function filledPath(pattern: string, records: Readonly<Record<string, string>>): string {
  return pattern.replace(/:(\w+)\??/g, (_, name: string) => records[name] ?? '')
}
