import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { after, before, describe, test } from 'node:test'
import { brotliCompressSync } from 'node:zlib'
import { build } from 'vite'
import { openBrowser } from '../../e2e/browser.ts'

/** Minified and compressed as Kith's build compresses (Brotli), without text packs: the words of questionnaires. In bytes. */
const budget = 60_000

const home = import.meta.dirname
const root = path.join(home, '../..')

describe('@kith/ipt, packed and installed into an empty folder', () => {
  let folder = ''

  before(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'kith-ipt-'))
    npm(['run', '--silent', 'build', '-w', '@kith/ipt'], root)
    npm(['pack', '--silent', '-w', '@kith/ipt', '--pack-destination', folder], root)
    write('package.json', JSON.stringify({ name: 'empty', private: true, type: 'module' }))
    npm(
      ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', './kith-ipt-0.1.0.tgz'],
      folder,
    )
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  test('it needs nothing else, and brings its licences and the schema of text packs', () => {
    const installed = JSON.parse(readFileSync(path.join(folder, 'package-lock.json'), 'utf8')) as {
      packages: Record<string, unknown>
    }
    assert.deepEqual(Object.keys(installed.packages), ['', 'node_modules/@kith/ipt'])
    const files = execFileSync('find', ['.', '-type', 'f'], {
      cwd: at('node_modules/@kith/ipt'),
      encoding: 'utf8',
    })
    for (const file of ['./LICENSE', './NOTICE', './README.md', './schemas/text-pack.schema.json']) {
      assert.ok(files.split('\n').includes(file), file)
    }
    assert.doesNotMatch(files, /\.test\.|vectors|\/src\//)
  })

  test('plain Node scores a form with it', () => {
    write(
      'score.js',
      `import { phq9, scoreRaw } from '@kith/ipt'\n${scoring}\nconsole.log(JSON.stringify(line))\n`,
    )
    assert.deepEqual(JSON.parse(run('score.js')), expected)
  })

  for (const [index, example] of examplesOf(path.join(home, 'README.md')).entries()) {
    test(`example ${index + 1} of the README says what it says it says`, () => {
      write(`example-${index}.ts`, example)
      const promised = [...example.matchAll(/console\.log\(.*\) \/\/ (.+)$/gm)].map(([, said]) => said)
      assert.ok(promised.length >= 2)
      assert.deepEqual(run(`example-${index}.ts`).trim().split('\n'), promised)
    })
  }

  test('a program in TypeScript sees its types, and is stopped when it mixes instruments up', () => {
    const compile = (line: string) => {
      write('typed.ts', `import { gad7, phq9, readAnswers, scoreOf } from '@kith/ipt'\n${line}\n`)
      const options = ['--noEmit', '--strict', '--target', 'es2023', '--types', '--module', 'nodenext']
      return execFileSync(path.join(root, 'node_modules/.bin/tsc'), [...options, 'typed.ts'], {
        cwd: folder,
        encoding: 'utf8',
      })
    }
    compile(
      'const read = readAnswers(phq9, { q1: 1 })\nif (read.ok) scoreOf(phq9, read.value).state satisfies string',
    )
    assert.throws(() => compile('const read = readAnswers(gad7, {})\nif (read.ok) scoreOf(phq9, read.value)'))
  })

  test('a browser scores a form with its bundle', async () => {
    write('page.js', `import { phq9, scoreRaw } from '@kith/ipt'\n${scoring}\nglobalThis.line = line\n`)
    const browser = await openBrowser()
    try {
      const page = await browser.newPage()
      await page.addScriptTag({ content: await bundle('page.js'), type: 'module' })
      assert.deepEqual(await page.evaluate('globalThis.line'), expected)
    } finally {
      await browser.close()
    }
  })

  test('without text packs it stays under 60 kB, minified and compressed; what is not used is left out', async () => {
    write(
      'whole.js',
      `import * as ipt from '@kith/ipt'\nglobalThis.ipt = Object.fromEntries(Object.entries(ipt))\n`,
    )
    const size = brotliCompressSync(await bundle('whole.js', { withoutTextPacks: true })).length
    assert.ok(size < budget, `${size} bytes`)
    write('part.js', `import { phq9, scoreRaw } from '@kith/ipt'\n${scoring}\nglobalThis.line = line\n`)
    const part = await bundle('part.js')
    const partSize = brotliCompressSync(part).length
    assert.ok(partSize * 10 < size, `${partSize} of ${size} bytes`)
    for (const other of ['gad-7', 'qids-sr16', 'Little interest', 'homework']) {
      assert.ok(!part.includes(other), `${other} is carried along`)
    }
  })

  function at(file: string): string {
    return path.join(folder, file)
  }

  function write(file: string, text: string): void {
    writeFileSync(at(file), text)
  }

  function run(file: string): string {
    return execFileSync(process.execPath, ['--no-warnings', file], { cwd: folder, encoding: 'utf8' })
  }

  async function bundle(entry: string, { withoutTextPacks = false } = {}): Promise<string> {
    const built = await build({
      root: folder,
      configFile: false,
      logLevel: 'silent',
      build: { write: false, minify: true, modulePreload: false, rolldownOptions: { input: at(entry) } },
      plugins: [
        {
          name: 'without-text-packs',
          // The wording of a questionnaire lies beside its key, in a file of its own: `phq-9.en.ts`.
          transform: (code, id) =>
            withoutTextPacks && /instruments\/.+\.en\.js$/.test(id)
              ? [...code.matchAll(/^export (?:const|function) (\w+)/gm)]
                  .map(([, name]) => `export const ${name} = []`)
                  .join('\n')
              : null,
        },
      ],
    })
    const [output] = [built].flat()
    assert.ok(output !== undefined && 'output' in output)
    return output.output[0].code
  }
})

const scoring = 'const line = scoreRaw(phq9, [1, 1, 1, 0, 0, 0, 1, 0, null])'
const expected = {
  instrument: 'phq-9',
  state: 'scored',
  total: 5,
  band: 'mild',
  prorated: true,
  risk: 'unanswered',
}

function npm(words: readonly string[], cwd: string): void {
  execFileSync('npm', words, { cwd, stdio: ['ignore', 'ignore', 'inherit'] })
}

function examplesOf(readme: string): readonly string[] {
  const examples = [...readFileSync(readme, 'utf8').matchAll(/```ts\n([^]*?)```/g)].map(
    ([, code]) => code ?? '',
  )
  assert.equal(examples.length, 3)
  return examples
}
