import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

/** One exported name: its note and its declaration, as the compiler writes them. */
export type Exported = {
  name: string
  kind: 'function' | 'const' | 'type'
  note: string
  declaration: string
}

/** The API page of @kith/ipt, made from the declarations that the compiler emits: notes come along, bodies do not. */
export function apiPage(root: string): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kith-api-'))
  try {
    const tsc = path.join(root, 'node_modules/.bin/tsc')
    const words = ['-p', 'packages/ipt/tsconfig.build.json', '--emitDeclarationOnly', '--outDir', folder]
    const { status, stdout } = spawnSync(tsc, words, { cwd: root, encoding: 'utf8' })
    if (status !== 0) throw new Error(`the package does not compile: ${stdout}`)
    return pageOf(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function pageOf(folder: string): string {
  const index = readFileSync(path.join(folder, 'index.d.ts'), 'utf8')
  const rooms = new Map<string, Exported[]>()
  for (const [, named, file = ''] of index.matchAll(
    /^export (?:type )?(\*|\{[^}]*\}) from '\.\/(.+)\.ts';?$/gm,
  )) {
    const room = file.includes('/') ? (file.split('/')[0] ?? '') : 'result'
    const found = exportedIn(readFileSync(path.join(folder, `${file}.d.ts`), 'utf8')).filter(
      ({ name }) => named === '*' || new RegExp(String.raw`\b${name}\b`).test(named ?? ''),
    )
    rooms.set(room, [...(rooms.get(room) ?? []), ...found])
  }
  const names = [...rooms].toSorted(([a], [b]) => a.localeCompare(b))
  const total = names.reduce((sum, [, found]) => sum + found.length, 0)
  return [
    '# @kith/ipt: what it exports\n',
    'Made by `npm run docs` from the notes in the source; do not edit. How it answers, and three examples:',
    `[packages/ipt/README.md](../packages/ipt/README.md). ${total} names in ${names.length} rooms:\n`,
    names.map(([room, found]) => `- [${room}](#${room}) (${found.length})`).join('\n'),
    ...names.map(([room, found]) => [`\n## ${room}`, ...found.toSorted(byKind).map(section)].join('\n')),
    '',
  ].join('\n')
}

/** The exported declarations of one emitted file, in its order. Types are told by their fields' own notes. */
export function exportedIn(source: string): readonly Exported[] {
  const pattern =
    /(?:\/\*\*((?:[^*]|\*(?!\/))*)\*\/\n)?export (?:declare )?(function|const|type) (\w+)([^]*?;)\n(?=\/\*\*|export|declare|type|import|$)/g
  return [...source.matchAll(pattern)].map(([, note = '', kind = '', name = '', rest = '']) => ({
    name,
    kind: kind as Exported['kind'],
    note: note
      .split('\n')
      .map((line) => line.replace(/^\s*\* ?/, '').trimEnd())
      .join('\n')
      .trim(),
    declaration: `${kind} ${name}${rest}`.replace(/;$/, ''),
  }))
}

function section({ name, note, declaration }: Exported): string {
  const [text = '', example] = note.split(/^@example /m)
  return [
    `\n### ${name}\n`,
    ...(text.trim() === '' ? [] : [`${plain(text.trim())}\n`]),
    `\`\`\`ts\n${declaration}\n\`\`\``,
    ...(example === undefined ? [] : [`\nExample:\n\n\`\`\`ts\n${example.trim()}\n\`\`\``]),
  ].join('\n')
}

function plain(note: string): string {
  // A mark of less-than would begin a tag, except between backticks.
  return note
    .replaceAll(/\{@link (\w+)\}/g, '`$1`')
    .split(/(`[^`]*`)/)
    .map((part) => (part.startsWith('`') ? part : part.replaceAll('<', '&lt;')))
    .join('')
}

function byKind(a: Exported, b: Exported): number {
  const order = ['function', 'const', 'type']
  return order.indexOf(a.kind) - order.indexOf(b.kind)
}
