import { inventoryDomains } from '@kith/ipt'

import type { StaffActor } from '#platform/access/actor.ts'
import type { Call } from '#platform/commands/call.server.ts'
import { textIn } from '#platform/http/form-of.server.ts'
import type { CourseId } from '#platform/ids.ts'
import { done, fail, type Result } from '#platform/result.ts'

import { changeInventory } from './change-inventory.server.ts'
import type { InventoryStep, StepSaved } from './inventory-step.ts'
import { emptyPerson, isSame, type FieldName } from './person.ts'
import { readStep } from './read-step.server.ts'

/** What the page shows once a form of it was done: somebody open, or the way to bring somebody back. */
export type FormDone = { open: string | null; removed: string | null }

/** A form that could not be kept whole: what was typed of whom, and what stands in the way. */
export type InventoryFormAnswer = {
  person: string
  typed: Readonly<Partial<Record<FieldName, unknown>>>
  problems: Readonly<Record<string, string>>
  conflict: Extract<StepSaved, { kind: 'conflict' }> | null
}

type Answered = Result<{ done: FormDone } | { answer: InventoryFormAnswer }>

/**
 * The page without scripts: each form is turned into the same steps that the page sends with scripts. What the form had
 * come with goes along, so that what somebody else changed meanwhile is told here too (SEC-063).
 */
export async function answerInventoryForm(
  call: Call<StaffActor>,
  courseId: CourseId,
  form: FormData,
): Promise<Answered> {
  const id = textIn(form, 'id')
  switch (textIn(form, 'act') || textIn(form, 'intent')) {
    case 'add': {
      const fields = {
        name: textIn(form, 'new-name').trim(),
        relation: textIn(form, 'new-relation').trim(),
        sector: textIn(form, 'new-sector'),
      }
      return personStep(call, courseId, { kind: 'add', id, fields }, { person: id, typed: fields })
    }
    case 'person':
      return keepPerson(call, courseId, id, form)
    case 'remove':
    case 'restore': {
      const kind = textIn(form, 'act') === 'remove' ? 'remove' : 'restore'
      const step = readStep({ kind, id })
      if (step === null) return fail({ kind: 'absent' })
      const result = await changeInventory(call, courseId, step)
      if (!result.ok) return result
      return done({ done: kind === 'remove' ? { open: null, removed: id } : { open: id, removed: null } })
    }
    case 'domains':
      return keepDomains(call, courseId, form)
    default:
      return fail({ kind: 'absent' })
  }
}

async function keepPerson(
  call: Call<StaffActor>,
  courseId: CourseId,
  id: string,
  form: FormData,
): Promise<Answered> {
  const typed = typedPerson(form)
  const was = wasIn(form)
  const changes = Object.entries(typed)
    .filter(([field, to]) => !isSame(was[field], to))
    .map(([field, to]) => ({ field, to, known: [was[field] ?? null] }))
  if (changes.length === 0) return done({ done: { open: id, removed: null } })
  return personStep(call, courseId, { kind: 'change', id, changes }, { person: id, typed })
}

async function personStep(
  call: Call<StaffActor>,
  courseId: CourseId,
  sent: unknown,
  about: Pick<InventoryFormAnswer, 'person' | 'typed'>,
): Promise<Answered> {
  const step: InventoryStep | null = readStep(sent)
  if (step === null) return fail({ kind: 'invalid', fields: {} })
  const result = await changeInventory(call, courseId, step)
  if (!result.ok) {
    if (result.problem.kind !== 'invalid') return result
    return done({ answer: { ...about, problems: result.problem.fields, conflict: null } })
  }
  const saved = result.value
  if (saved.kind === 'conflict') return done({ answer: { ...about, problems: {}, conflict: saved } })
  return done({ done: { open: about.person, removed: null } })
}

async function keepDomains(call: Call<StaffActor>, courseId: CourseId, form: FormData): Promise<Answered> {
  for (const domain of inventoryDomains) {
    const [to, was] = [textIn(form, `domain-${domain}`), textIn(form, `was-${domain}`)]
    const step = to === was ? null : readStep({ kind: 'domain', domain, to, known: [was] })
    if (step === null) continue
    const result = await changeInventory(call, courseId, step)
    if (!result.ok) return result
  }
  return done({ done: { open: null, removed: null } })
}

const ratings: readonly string[] = ['closenessNow', 'closenessBefore']
const chosen: readonly string[] = ['tie', 'reciprocal', 'negotiable']

/** Every field that the form has; a box that is not ticked is an answer too. */
function typedPerson(form: FormData): Partial<Record<FieldName, unknown>> {
  const typed: Partial<Record<FieldName, unknown>> = {}
  for (const field of Object.keys(emptyPerson) as FieldName[]) {
    if (field === 'domains' || field === 'harms') typed[field] = form.getAll(field)
    else if (field === 'discuss') typed[field] = form.getAll(field).length > 0
    else if (form.has(field)) typed[field] = valueOf(field, textIn(form, field).replaceAll('\r\n', '\n'))
  }
  return typed
}

function valueOf(field: FieldName, text: string): unknown {
  if (ratings.includes(field)) return text === '' ? null : Number(text)
  return text === '' && chosen.includes(field) ? null : text
}

/** How the person stood when the form was made. */
function wasIn(form: FormData): Readonly<Record<string, unknown>> {
  try {
    const was: unknown = JSON.parse(textIn(form, 'was'))
    return typeof was === 'object' && was !== null ? (was as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}
