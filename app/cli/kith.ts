import { commands } from './commands.ts'

const [name, ...words] = process.argv.slice(2)

if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
  process.stdout.write(overview())
} else if (name === '--version') {
  const { version } = await import('../platform/process/version.server.ts')
  process.stdout.write(`${version}\n`)
} else {
  // `audit verify` is one command of two words; so are all others whose name has a space.
  const twoWords = `${name} ${words[0] ?? ''}`
  const command = commands[twoWords] ?? commands[name]
  const rest = commands[twoWords] === undefined ? words : words.slice(1)
  const group = Object.keys(commands).filter((word) => word.startsWith(`${name} `))
  if (command === undefined && group.length > 0 && (words[0] === '--help' || words[0] === '-h')) {
    process.stdout.write(`${group.map((word) => commands[word]?.help.trim()).join('\n\n')}\n`)
  } else if (command === undefined && group.length > 0) {
    process.stderr.write(`kith ${name}: needs a second word: ${group.join(', ')}.\n`)
    process.exitCode = 2
  } else if (command === undefined) {
    process.stderr.write(`kith: there is no command "${name}". \`kith --help\` lists them.\n`)
    process.exitCode = 2
  } else if (rest.includes('--help') || rest.includes('-h')) {
    process.stdout.write(`${command.help.trim()}\n`)
  } else {
    try {
      const program = await command.load()
      process.exitCode = await program.run(rest)
    } catch (error) {
      // Loaded only now: explaining knows the database's errors, and `kith score` is to start fast.
      const { explain, isWrongWord } = await import('./explain.ts')
      const called = command === commands[twoWords] ? twoWords : name
      process.stderr.write(`kith ${called}: ${explain(error)}\n`)
      process.exitCode = isWrongWord(error) ? 2 : 1
    }
    // A handle that a failure left open must not keep the process. What was written has gone out by then.
    setTimeout(() => process.exit(), 1_000).unref()
  }
}

function overview(): string {
  const width = Math.max(...Object.keys(commands).map((word) => word.length))
  const lines = Object.entries(commands).map(([word, { summary }]) => `  ${word.padEnd(width)}  ${summary}`)
  return `kith runs courses of Interpersonal Psychotherapy.\n\n${lines.join('\n')}\n\n\`kith <command> --help\` says more of each.\n`
}
