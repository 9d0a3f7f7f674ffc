/**
 * The JSON that was sent, or null for anything that is not JSON of the careful kind: broken Unicode, the character NUL,
 * two members of one name, or `__proto__` mean that reader and writer could understand two things by it (SEC-037).
 */
export async function jsonOf(request: Request): Promise<unknown> {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) return null
  try {
    return readJson(new TextDecoder('utf-8', { fatal: true }).decode(await request.arrayBuffer()))
  } catch {
    return null // Not UTF-8, not JSON, or the connection broke.
  }
}

/** Throws for what `jsonOf` refuses. */
export function readJson(text: string): unknown {
  const value: unknown = JSON.parse(text)
  if (hasDoubtfulNames(text)) throw new SyntaxError('two members have one name')
  const texts = text.match(strings) ?? []
  if (texts.some((one) => isBroken(JSON.parse(one) as string))) throw new SyntaxError('broken text')
  return value
}

// A text of JSON that is known to be well-formed, so that the marks between texts are marks.
const strings = /"(?:[^"\\]|\\.)*"/g
const stringsAndMarks = /"(?:[^"\\]|\\.)*"|[{}[\],:]/g
const deepest = 64

function hasDoubtfulNames(text: string): boolean {
  const open: (Set<string> | null)[] = []
  let last = ''
  for (const [token] of text.matchAll(stringsAndMarks)) {
    if (token === '{') open.push(new Set())
    else if (token === '[') open.push(null)
    else if (token === '}' || token === ']') open.pop()
    else if (token === ':') {
      const name = JSON.parse(last) as string
      const names = open.at(-1)
      if (name === '__proto__' || names?.has(name) === true) return true
      names?.add(name)
    }
    if (open.length > deepest) return true
    last = token
  }
  return false
}

function isBroken(text: string): boolean {
  return text.includes('\0') || !text.isWellFormed()
}
