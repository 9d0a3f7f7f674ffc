import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { parseAst } from 'vite'

export type Node = { type: string; start: number; end: number; [field: string]: unknown }
export type ProgramFile = { path: string; text: string; nodes: readonly Node[] }

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** What runs in Kith, file by file, as the language understands it; tests and what serves them left out. */
export function programFiles(): ProgramFile[] {
  return globSync(['app/**/*.{ts,tsx}', 'packages/*/src/**/*.ts'], { cwd: root })
    .filter(
      (path) =>
        !/\.test\.ts$|\.fixture\.ts$|-fixture\.ts$|app\/testing\/|\/test-[\w.-]+\.ts$|\.d\.ts$/.test(path),
    )
    .sort()
    .map((path) => {
      const text = readFileSync(root + path, 'utf8')
      const lang = path.endsWith('x') ? 'tsx' : 'ts'
      return { path, text, nodes: [...nodesIn(parseAst(text, { lang }))] }
    })
}

/** `sql.raw` for a call of it, `fetch` for a call of that: the name of what is called, as far as it is names. */
export function calledName({ type, ...node }: Node): string {
  const callee = (type === 'TaggedTemplateExpression' ? node['tag'] : node['callee']) as Node | undefined
  return callee === undefined ? '' : nameOf(callee)
}

function nameOf(node: Node): string {
  if (node.type === 'Identifier') return String(node['name'])
  if (node.type !== 'MemberExpression') return '…'
  return `${nameOf(node['object'] as Node)}.${nameOf(node['property'] as Node)}`
}

function* nodesIn(value: unknown): Generator<Node> {
  if (Array.isArray(value)) for (const one of value) yield* nodesIn(one)
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return
  const node = value as Node
  if (typeof node.type === 'string') yield node
  for (const part of Object.values(node)) yield* nodesIn(part)
}
