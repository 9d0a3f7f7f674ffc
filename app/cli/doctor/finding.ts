/** What a look at one thing found, in a line for whoever runs the clinic's Kith. */
export type Finding = { state: 'ok' | 'to look at' | 'wrong'; what: string; words: string }

export function ok(what: string, words: string): Finding {
  return { state: 'ok', what, words }
}

export function toLookAt(what: string, words: string): Finding {
  return { state: 'to look at', what, words }
}

export function wrong(what: string, words: string): Finding {
  return { state: 'wrong', what, words }
}
