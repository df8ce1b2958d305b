import { afterEach } from 'vitest';

export interface Sent {
  method: string;
  path: string;
  /** The whole address, with its query. */
  url: string;
  headers: Headers;
  body: unknown;
}

type Answer = { status?: number; body?: unknown; headers?: Record<string, string> } | 'lost';

const realFetch = globalThis.fetch;
afterEach(() => {
  globalThis.fetch = realFetch;
});

/** Stands where the network is: answers by `METHOD /path`, and keeps what was sent. An unknown address is a 404. */
export function answerWith(answers: Record<string, Answer | ((sent: Sent) => Answer)>): Sent[] {
  const sent: Sent[] = [];
  globalThis.fetch = async (input, init) => {
    const request = new Request(input, init);
    const text = await request.text();
    const path = new URL(request.url).pathname.replace('/api/v1', '');
    const asked: Sent = {
      method: request.method,
      path,
      url: request.url,
      headers: request.headers,
      body: text === '' ? null : JSON.parse(text),
    };
    sent.push(asked);
    const found = answers[`${asked.method} ${path}`] ?? {
      status: 404,
      body: { type: '/problems/platform/not-found', title: 'Non trovato' },
    };
    const answer = typeof found === 'function' ? found(asked) : found;
    if (answer === 'lost') throw new TypeError('the network is gone');
    const { status = 200, body, headers = {} } = answer;
    const hasBody = body !== undefined;
    return new Response(hasBody ? JSON.stringify(body) : null, {
      status,
      headers: {
        ...(hasBody
          ? { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' }
          : {}),
        ...headers,
      },
    });
  };
  return sent;
}
