/** One command of `kith`. Its module is loaded only when it runs, so that `kith score` needs no database. */
export type Command = {
  summary: string
  help: string
  /** `run` answers the exit code; what it throws is explained in one line, with exit code 1. */
  load(): Promise<{ run(words: readonly string[]): Promise<number> }>
}

export const commands: Readonly<Record<string, Command>> = {
  serve: {
    summary: 'serve the clinic',
    help: `
kith serve

Serves the clinic on the embedded database in ./data, or on the server that DATABASE_URL names.
The first start prints a one-time link that makes the first account.
Settings come from the environment: docs/settings.md lists them. Ends with Ctrl+C.`,
    load: () => import('./serve.ts'),
  },
  demo: {
    summary: 'serve an invented clinic, for a look round',
    help: `
kith demo [--json]

Makes an invented clinic with patients in every phase, serves it, and throws it away at the end (Ctrl+C). Nothing of it
is real, no mail leaves the machine, and KITH_DATA and DATABASE_URL are left alone. If PORT (8420) is taken, the next
free one is used. Anybody who can reach the printed links enters without credentials; no other command does that.
--json  prints one line of JSON once it is ready, and nothing else on standard output:
        {"url", "enter": {"clinician", "supervisor", "lead"}, "checkIns": [links at which a patient can answer]}`,
    load: () => import('./demo.ts'),
  },
  migrate: {
    summary: 'bring the database to this version’s schema',
    help: `
kith migrate

Takes the schema steps that the database lacks and prints them, one a line. \`kith serve\` does the same when it
starts; this is for doing it beforehand. Refuses a database that a newer version of Kith has made.`,
    load: () => import('./migrate.ts'),
  },
  user: {
    summary: 'invite staff, end their access, start a new password',
    help: `
kith user list
kith user add --name NAME --email ADDRESS [--role ROLE]…
kith user disable --email ADDRESS
kith user reset-link --email ADDRESS

Does what a lead does on the staff pages, for whoever runs the machine; the audit trail says that it was the operator.
  add         invites somebody (clinician unless --role says otherwise; once for each role) and prints the link
  disable     ends somebody's access at once; refused while they own an open alert
  reset-link  prints a link for a new password; the second factor stays. Invited people get a new invitation.
Roles: clinician, supervisor, facilitator, lead, researcher. With several clinics, --clinic ID names one.`,
    load: () => import('./user.ts'),
  },
  backup: {
    summary: 'copy all clinics into one enciphered file',
    help: `
kith backup --out FILE --key-file FILE
kith backup --out FILE --plain

Copies every clinic, account, audit trail and waiting job as they are at one moment into one file, while Kith goes on
working. The file is enciphered with the passphrase in the key file (its first line, 16 characters or more) and holds
the installation's secret; keep the two apart, and try a restore now and then.
--plain  writes it in clear, without the secret: only where the place it goes to is enciphered itself.
The file is whole or not there. Progress goes to standard error.`,
    load: () => import('./backup.ts'),
  },
  restore: {
    summary: 'put a backup into an empty database',
    help: `
kith restore FILE [--key-file FILE] [--replace]

Puts a backup into the database of KITH_DATA (made if need be) or DATABASE_URL, whichever PostgreSQL it came from. The
file is read to its end and checked before anything changes; all of it is put in place in one transaction, counted,
and its audit trail verified, or nothing is. Stop Kith first. Everybody signs in anew afterwards.
--key-file  the passphrase of an enciphered backup
--replace   puts the backup in the place of clinics that are there; without it the database has to be empty`,
    load: () => import('./restore.ts'),
  },
  'audit verify': {
    summary: 'verify that no audit entry was altered or removed',
    help: `
kith audit verify [--clinic ID]

Recomputes the chain of every clinic's audit trail, compares it with the checkpoints outside the database, and prints
a line each: how many entries are sealed, or the first that is not as it was sealed. Exit code 1 if one is not.`,
    load: () => import('./audit-verify.ts'),
  },
  doctor: {
    summary: 'look whether everything is as it should be',
    help: `
kith doctor

Looks at the installation, the settings, the database, the audit trail and the mail server, and prints a line each:
  ok          as it should be
  to look at  works, but somebody should know
  wrong       has to be put right
Changes nothing. Exit code 1 if anything is wrong.`,
    load: () => import('./doctor.ts'),
  },
  score: {
    summary: 'score the answers of one form',
    help: `
kith score <instrument> <answers> [--strict]

Scores answers in the order of the form, divided by commas; \`-\` stands for a missing one:
  kith score phq-9 1,2,0,-,3,1,0,0,1
The work item of wsas can be \`na\`, not applicable, which is an answer:
  kith score wsas na,4,3,2,4
Prints one JSON object: instrument, state, total, band, prorated, risk.
  state  scored | not-scorable (too many missing) | invalid (wrong length, out of range, unreadable)
  risk   positive | negative | unanswered, or null where the instrument has no risk item
--strict asks for every answer; otherwise the instrument's own rule for missing answers holds.
Instruments: phq-9, phq-2, gad-7, cudos, qids-sr16, wsas, who-5. Exit code: 0, or 1 for invalid, or 2 for a wrong command.`,
    load: () => import('./score.ts'),
  },
  'text-pack': {
    summary: 'look whether the wording of a questionnaire fits its key',
    help: `
kith text-pack <instrument> <file>

Reads a text pack, the wording of one questionnaire in one language that a clinic holds the right to, and says on which
lines it does not fit the key, and why:
  line 9: items.q9: missing
One that fits is told as one JSON object: instrument, language, title, sha256. Whoever attests the clinic's right to it
names that hash. Nothing is loaded, and no text of the file is printed but its title.
The format: packages/ipt/schemas/text-pack.schema.json. Exit code: 0, or 1 where it does not fit, or 2 for a wrong command.`,
    load: () => import('./text-pack.ts'),
  },
}
