import { Banner, FormProblems } from '#ui/index.ts'

import type { FormAnswer } from '#platform/http/form-answer.server.ts'

import { saidOf } from '../sign-in-words.ts'

type Answer = Pick<FormAnswer<unknown>, 'fields' | 'code' | 'waitSeconds'> | undefined

/** Above a form that came back: what is wrong with which field, or with the whole. `title` where nothing was to be stored. */
export function FormNotes({ answer, title }: { answer: Answer; title?: string }) {
  if (answer === undefined) return null
  if (answer.code !== null) {
    return <Banner tone="caution" title={saidOf(answer.code, answer.waitSeconds)} announced />
  }
  const problems = Object.entries(answer.fields).map(([field, code]) => ({ field, words: saidOf(code) }))
  return <FormProblems problems={problems} title={title} />
}

/** What is said beside one field. */
export function problemAt(answer: Answer, field: string): string | undefined {
  const code = answer?.fields[field]
  return code === undefined ? undefined : saidOf(code)
}
