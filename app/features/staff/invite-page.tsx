import type { FormAnswer } from '#platform/http/form-answer.server.ts'
import { Button, ChoiceField, PageHeading, TextField } from '#ui/index.ts'
import { FormNotes, problemAt, roleWords } from '#features/sign-in/index.ts'

import { allRoles } from './member.ts'
import type { TypedStaff } from './staff-form.server.ts'

export type InvitePageProps = { formKey: string; answer: FormAnswer<TypedStaff> | undefined }

/** Name, address and roles are enough; the person chooses the rest. */
export function InvitePage({ formKey, answer }: InvitePageProps) {
  const typed = answer?.typed
  return (
    <>
      <PageHeading
        title="Invite somebody"
        purpose="They choose their own password and second factor"
        above={<a href="/settings/staff">Staff</a>}
      />
      <FormNotes answer={answer} />
      <form method="post" className="form" noValidate>
        <input type="hidden" name="key" value={formKey} />
        <TextField
          name="name"
          label="Name"
          hint="As colleagues know them."
          defaultValue={typed?.name ?? ''}
          autoComplete="off"
          problem={problemAt(answer, 'name')}
          required
        />
        <TextField
          name="email"
          label="E-mail address"
          type="email"
          hint="The invitation goes there. They sign in with it."
          defaultValue={typed?.email ?? ''}
          autoComplete="off"
          spellCheck={false}
          problem={problemAt(answer, 'email')}
          required
        />
        <RolesField chosen={typed?.roles ?? ['clinician']} problem={problemAt(answer, 'roles')} />
        <div className="form-actions">
          <Button>Invite</Button>
        </div>
      </form>
    </>
  )
}

export function RolesField({ chosen, problem }: { chosen: readonly string[]; problem: string | undefined }) {
  return (
    <ChoiceField
      name="roles"
      label="Roles"
      any
      chosen={chosen}
      choices={allRoles.map((role) => ({
        value: role,
        words: roleWords[role].name,
        hint: roleWords[role].does,
      }))}
      problem={problem}
    />
  )
}
