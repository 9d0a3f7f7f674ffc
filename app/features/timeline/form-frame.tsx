import type { ReactNode } from 'react'

import { Button } from '#ui/index.ts'

import type { SaidFacts } from './date-said.ts'

/** What each form of the page is told: what came back with it, and what it stands on. */
export type FormScene = {
  facts: SaidFacts
  formKey: string
  /** The id of a row that is made here. */
  rowId: string
  view: string
  intent: string | null
  typed: Readonly<Record<string, string>>
  /** Words of what is wrong, by field. */
  problems: Readonly<Record<string, string>>
}

export type FormFrameProps = {
  scene: FormScene
  intent: string
  id?: string | undefined
  hidden?: Readonly<Record<string, string | number>>
  button: string
  children: ReactNode
}

/** A form of the timeline: the client's key, and what is in sight, go along with it (SEC-062). */
export function FormFrame({ scene, intent, id, hidden = {}, button, children }: FormFrameProps) {
  return (
    <form method="post" className="stack" noValidate id={id}>
      <HiddenFields scene={scene} intent={intent} hidden={hidden} />
      {children}
      <div>
        <Button>{button}</Button>
      </div>
    </form>
  )
}

export function HiddenFields({
  scene,
  intent,
  hidden = {},
}: Pick<FormFrameProps, 'scene' | 'intent' | 'hidden'>) {
  const all = { intent, key: scene.formKey, view: scene.view, ...hidden }
  return Object.entries(all).map(([name, value]) => (
    <input key={name} type="hidden" name={name} defaultValue={value} />
  ))
}

/** What was typed comes back; otherwise what is stored; otherwise nothing. */
export function typedOr(
  scene: FormScene,
  intent: string,
  stored: Readonly<Record<string, string>>,
): (name: string) => string {
  return (name) => (scene.intent === intent ? (scene.typed[name] ?? '') : (stored[name] ?? ''))
}
