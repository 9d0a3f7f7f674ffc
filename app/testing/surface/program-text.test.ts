import assert from 'node:assert/strict'
import { test } from 'node:test'

import { calledName, programFiles, type Node, type ProgramFile } from './program-text.ts'

const files = programFiles()

test('the text of the program is read whole', () => {
  assert.ok(files.length > 300)
  assert.ok(files.some(({ path }) => path === 'app/platform/http/listener.server.ts'))
})

/** Names that become part of a statement, each from a list in the program itself. */
const namesInSql: Readonly<Record<string, string>> = {
  'app/platform/audit/chain.server.ts': 'a column, of two that the file names',
  'app/platform/access/relations.server.ts': 'a table, from the list of kinds of subject',
  'app/platform/db/migrate.server.ts': 'the migrations themselves',
}

test('SEC-033 text becomes SQL only as a parameter, or from a list in the program', () => {
  const found = files.filter((file) =>
    callsIn(file, /^sql\.(raw|lit|ref|id|table)$/).some((call) => !isFixedText(argument(call))),
  )
  assert.deepEqual(found.map(({ path }) => path).sort(), Object.keys(namesInSql).sort())
})

test('SEC-033 outside of the database’s own room no statement is put together from parts', () => {
  const ownRooms = /^app\/(platform\/(db|backup|process)|cli)\//
  const found = files
    .filter(({ path }) => !ownRooms.test(path))
    .flatMap((file) =>
      callsIn(file, /\.(query|executeQuery|prepare)$/)
        .filter((call) => !isFixedText(argument(call)))
        .map((call) => place(file, call)),
    )
  assert.deepEqual(found, [])
})

// Mail goes to the clinic's own mail server. What is typed is sent from the browser, where the policy of the page lets it
// reach its own origin alone (`connect-src 'self'`).
const reachesOut = /^app\/platform\/(mail\/mail-sender\.server|http\/send-json)\.ts$/

test('SEC-038 SEC-055 nothing in the program reaches out but mail', () => {
  const modules = /^(node:)?(https?|http2|net|tls|dgram|dns(\/promises)?)$|^(undici|nodemailer|ws|axios)$/
  const found = files.flatMap((file) => {
    if (reachesOut.test(file.path)) return []
    const calls = file.nodes
      .filter(({ type }) => type === 'CallExpression' || type === 'NewExpression')
      .filter((node) =>
        /^((globalThis|window)\.)?(fetch|XMLHttpRequest|WebSocket|EventSource|navigator\.sendBeacon)$/.test(
          calledName(node),
        ),
      )
    const imports = file.nodes
      .filter(({ type, importKind }) => type === 'ImportDeclaration' && importKind !== 'type')
      .filter(({ source }) => modules.test(String((source as Node)['value'])))
      .filter(({ specifiers }) => (specifiers as Node[]).some((one) => !isHarmless(one)))
    return [...calls, ...imports].map((node) => place(file, node))
  })
  assert.deepEqual(found, [])
})

test('SEC-039 SEC-041 a body is read in two places, both of which take anything without failing', () => {
  const readers = ['app/platform/http/form-of.server.ts', 'app/platform/http/json-of.server.ts']
  const found = files
    .filter(({ path }) => !readers.includes(path) && !reachesOut.test(path))
    .flatMap((file) =>
      callsIn(file, /\.(formData|json|arrayBuffer|blob)$/)
        .filter((call) => calledName(call) !== 'Response.json')
        .map((call) => place(file, call)),
    )
  assert.deepEqual(found, [])
})

test('SEC-030 SEC-032 no page is given markup, and no text becomes a program', () => {
  const found = files.flatMap((file) =>
    file.nodes
      .filter(
        (node) =>
          (node.type === 'JSXAttribute' &&
            /^(dangerouslySetInnerHTML|style|srcDoc)$/.test(String((node['name'] as Node)['name']))) ||
          (node.type === 'MemberExpression' &&
            /^(innerHTML|outerHTML|insertAdjacentHTML)$/.test(String((node['property'] as Node)['name']))) ||
          (/^(Call|New)Expression$/.test(node.type) &&
            /^(eval|Function|document\.write)$/.test(calledName(node))),
      )
      .map((node) => place(file, node)),
  )
  assert.deepEqual(found, [])
})

test('SEC-082 other programs are started only to run the embedded database, or Kith itself', () => {
  const found = files
    .filter(({ path }) => !/^app\/(platform\/db\/embedded|cli)\//.test(path))
    .filter(({ nodes }) =>
      nodes.some(
        ({ type, source }) =>
          type === 'ImportDeclaration' &&
          /child_process|worker_threads|node:vm/.test(String((source as Node)['value'])),
      ),
    )
    .map(({ path }) => path)
  assert.deepEqual(found, [])
})

function callsIn(file: ProgramFile, name: RegExp): Node[] {
  return file.nodes.filter((node) => node.type === 'CallExpression' && name.test(calledName(node)))
}

function argument(call: Node): Node | undefined {
  return (call['arguments'] as Node[])[0]
}

// A type, or what listens and compares but does not call anybody.
function isHarmless(specifier: Node): boolean {
  const { name } = (specifier['imported'] ?? {}) as { name?: string }
  return specifier['importKind'] === 'type' || /^(createServer|isIP|isIPv6)$/.test(name ?? '')
}

// A text that is the same whatever comes in.
function isFixedText(node: Node | undefined): boolean {
  if (node === undefined) return true
  if (node.type === 'TemplateLiteral') return (node['expressions'] as Node[]).length === 0
  return node.type === 'Literal'
}

function place(file: ProgramFile, node: Node): string {
  return `${file.path}: ${file.text.slice(node.start, node.end).split('\n')[0]?.slice(0, 100)}`
}
