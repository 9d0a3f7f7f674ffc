/** What came back of a form on the alert's page: which one, what is wrong, and all that was typed. */
export type AlertFormState = {
  intent: AlertIntent
  /** Code of what stands against the whole act. */
  problem: string | null
  fields: Readonly<Record<string, string>>
  typed: Readonly<Record<string, string>>
}

export const alertIntents = ['take', 'note', 'hand-over', 'close'] as const
export type AlertIntent = (typeof alertIntents)[number]
