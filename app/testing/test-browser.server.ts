/** A browser without scripts: follows nothing by itself, keeps cookies, sends forms as its own page would. */
export type TestBrowser = {
  get(path: string): Promise<TestPage>
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<TestPage>
  cookie(name: string): string | undefined
  setCookie(name: string, value: string): void
}

export type TestPage = { status: number; location: string | null; headers: Headers; text: string }

export function openTestBrowser(origin: string): TestBrowser {
  const jar = new Map<string, string>()
  async function send(path: string, init: RequestInit): Promise<TestPage> {
    const headers = new Headers(init.headers)
    if (jar.size > 0) headers.set('cookie', [...jar].map(([name, value]) => `${name}=${value}`).join('; '))
    headers.set('user-agent', 'Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0')
    const response = await fetch(`${origin}${path}`, { ...init, headers, redirect: 'manual' })
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';')
      const at = pair.indexOf('=')
      if (/Max-Age=0/i.test(line)) jar.delete(pair.slice(0, at))
      else jar.set(pair.slice(0, at), pair.slice(at + 1))
    }
    const text = await response.text()
    return {
      status: response.status,
      location: response.headers.get('location'),
      headers: response.headers,
      text,
    }
  }
  return {
    get: (path) => send(path, {}),
    post: (path, fields = {}, headers = {}) =>
      send(path, { method: 'POST', body: new URLSearchParams(fields), headers: { origin, ...headers } }),
    cookie: (name) => jar.get(name),
    setCookie: (name, value) => void jar.set(name, value),
  }
}
