import { parseArgs } from 'node:util'

import {
  disableStaff,
  inviteAgain,
  inviteStaff,
  readMember,
  readStaffForm,
  readStaffList,
  startReset,
  withdrawInvitation,
  type StaffList,
} from '#features/staff/index.server.ts'
import type { Problem, Result } from '#platform/result.ts'
import { newId } from '#platform/ids.ts'

import { asOperator, type OperatorCall } from './as-operator.ts'
import { problemWords } from './staff-problem-words.ts'
import { UsageProblem } from './usage-problem.ts'

const options = {
  name: { type: 'string' },
  email: { type: 'string' },
  role: { type: 'string', multiple: true },
  clinic: { type: 'string' },
} as const

/** What a lead does on the staff pages, for whoever runs the machine: the first lead may be the one who is locked out. */
export async function run(words: readonly string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: [...words], options, allowPositionals: true })
  const [act, ...rest] = positionals
  if (rest.length > 0) throw new UsageProblem(`takes no "${rest[0] ?? ''}".`)
  const email = values.email?.trim().toLowerCase()
  return asOperator(values.clinic, async (call) => {
    switch (act) {
      case 'list':
        return list(call)
      case 'add':
        return add(call, { name: values.name, email, roles: values.role ?? ['clinician'] })
      case 'disable':
        return onPerson(call, email, (member) => disable(call, member))
      case 'reset-link':
        return onPerson(call, email, (member) => resetLink(call, member))
      default:
        throw new UsageProblem('needs one of: list, add, disable, reset-link.')
    }
  })
}

type Member = StaffList['members'][number]

async function list(call: OperatorCall): Promise<number> {
  return say(await readStaffList(call), ({ clinicName, members }) => {
    const lines = members.map(
      ({ email, state, roles, name }) => `${state.padEnd(8)}  ${email}  ${roles.join(', ')}  ${name}`,
    )
    return [clinicName, ...lines].join('\n')
  })
}

async function add(
  call: OperatorCall,
  given: { name: string | undefined; email: string | undefined; roles: readonly string[] },
): Promise<number> {
  const form = new FormData()
  form.set('name', given.name ?? '')
  form.set('email', given.email ?? '')
  for (const role of given.roles) form.append('roles', role)
  const { typed, fields } = readStaffForm(form)
  if (fields !== null) return refuse({ kind: 'invalid', fields })
  const unknown = given.roles.find((role) => !typed.roles.some((known) => known === role))
  if (unknown !== undefined) throw new UsageProblem(`there is no role "${unknown}".`)
  const invited = await inviteStaff(call, newId(), typed)
  if (!invited.ok) return refuse(invited.problem)
  return showInvitation(call, invited.value.staffId)
}

async function showInvitation(call: OperatorCall, id: string): Promise<number> {
  return say(await readMember(call, id), ({ member, invitationLink }) =>
    [`${member.name} is invited. This link makes the account, within seven days:`, invitationLink ?? ''].join(
      '\n',
    ),
  )
}

async function disable(call: OperatorCall, { id, state }: Member): Promise<number> {
  if (state === 'invited')
    return say(await withdrawInvitation(call, id), () => 'The invitation is taken back.')
  return say(await disableStaff(call, id), () => 'No longer works here, and is signed out.')
}

/** Somebody who has no account yet gets their invitation again. */
async function resetLink(call: OperatorCall, { id, state }: Member): Promise<number> {
  if (state !== 'invited') {
    return say(
      await startReset(call, id),
      ({ link }) => `A new password, once, within half an hour:\n${link}`,
    )
  }
  const again = await inviteAgain(call, id)
  return again.ok ? showInvitation(call, id) : refuse(again.problem)
}

/** Finds somebody by e-mail. */
async function onPerson(
  call: OperatorCall,
  email: string | undefined,
  act: (member: Member) => Promise<number>,
): Promise<number> {
  if (email === undefined) throw new UsageProblem('needs --email ADDRESS.')
  const staff = await readStaffList(call)
  if (!staff.ok) return refuse(staff.problem)
  const member = staff.value.members.find((one) => one.email === email)
  if (member === undefined) throw new UsageProblem('nobody of this clinic has that e-mail address.')
  return act(member)
}

function say<Value>(result: Result<Value>, words: (value: Value) => string): number {
  if (!result.ok) return refuse(result.problem)
  process.stdout.write(`${words(result.value)}\n`)
  return 0
}

function refuse(problem: Problem): number {
  for (const line of problemWords(problem)) process.stderr.write(`kith user: ${line}\n`)
  return 1
}
