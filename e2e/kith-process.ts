import { spawn, type ChildProcess } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { glob, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const program = fileURLToPath(new URL('../app/cli/kith.ts', import.meta.url))

/** `kith serve` as a process of its own, on an embedded database in a directory of its own, as people run it. */
export class KithProcess {
  readonly origin: string
  readonly #environment: NodeJS.ProcessEnv
  readonly #directory: string
  /** All that it has written, on both of its streams. */
  readonly #said: string[] = []
  #process: ChildProcess | null = null
  #ended: Promise<unknown> = Promise.resolve()
  private constructor(directory: string, port: number) {
    this.#directory = directory
    this.origin = `http://localhost:${port}`
    this.#environment = {
      ...process.env,
      NODE_ENV: 'production',
      DATABASE_URL: '',
      KITH_DATA: directory,
      HOST: '127.0.0.1',
      PORT: String(port),
    }
  }

  static async prepare(): Promise<KithProcess> {
    return new KithProcess(await mkdtemp(join(tmpdir(), 'kith-e2e-')), await freePort())
  }

  /** Starts it and waits until it says that it is ready. */
  async start(): Promise<void> {
    await this.#startUntil(/ is ready at /)
  }

  /** Starts it for the first time. Answers the set-up link that it prints. */
  async startNew(): Promise<string> {
    return (await this.#startUntil(/\/set-up\//)).trim()
  }

  async #startUntil(wanted: RegExp): Promise<string> {
    const kith = spawn(process.execPath, ['--conditions=@kith/source', '--no-warnings', program, 'serve'], {
      env: this.#environment,
      stdio: ['ignore', 'pipe', 'pipe'],
    })
    this.#process = kith
    this.#ended = new Promise((resolve) => kith.once('exit', resolve))
    for (const stream of [kith.stdout, kith.stderr]) {
      stream.on('data', (part: Buffer) => this.#said.push(part.toString()))
    }
    for await (const line of createInterface({ input: kith.stdout })) {
      if (!wanted.test(line)) continue
      kith.stdout.resume()
      return line
    }
    throw new Error(`Kith did not start:\n${this.#said.join('')}`)
  }

  /** What stands in its logs: its own lines, and what its database has written into files. */
  async logs(): Promise<{ own: string; database: string }> {
    const files: string[] = []
    for await (const file of glob('**/log/*.log', { cwd: this.#directory })) {
      files.push(await readFile(join(this.#directory, file), 'utf8'))
    }
    return { own: this.#said.join(''), database: files.join('') }
  }

  /** Ends its database under it; Kith says so and ends too. */
  async loseDatabase(): Promise<void> {
    for await (const file of glob('**/postmaster.pid', { cwd: this.#directory })) {
      const [pid = ''] = (await readFile(join(this.#directory, file), 'utf8')).split('\n')
      process.kill(Number(pid), 'SIGQUIT')
    }
    await this.#ended
  }

  /** Ends it without warning, as a power cut or the machine's memory watch would. */
  async kill(): Promise<void> {
    this.#process?.kill('SIGKILL')
    await this.#ended
  }

  async stop(): Promise<void> {
    this.#process?.kill('SIGTERM')
    await this.#ended
    await rm(this.#directory, { recursive: true, force: true, maxRetries: 5 })
  }
}

async function freePort(): Promise<number> {
  const probe = createServer()
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve))
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
