import http from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '../../src/platform/id.ts';

export interface Reply {
  status: number;
  text: string;
  milliseconds: number;
}

export interface Request {
  path: string;
  secret: string;
  key?: string;
  body?: object;
  headers?: Record<string, string>;
}

/** Sends requests from as many connections as are needed at once. */
export interface Sender {
  send(request: Request): Promise<Reply>;
  close(): void;
}

const answerWaitMaxMs = 60_000;

export function senderTo(url: string, connections = 2_500): Sender {
  const { hostname, port } = new URL(url);
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  return {
    send: ({ path, secret, key, body, headers }) =>
      new Promise((resolve, reject) => {
        const startedAt = performance.now();
        const content = body === undefined ? '' : JSON.stringify(body);
        const request = http.request({
          hostname,
          port,
          path: `/api/v1${path}`,
          method: body === undefined && key === undefined ? 'GET' : 'POST',
          agent,
          timeout: answerWaitMaxMs,
          headers: {
            authorization: `Bearer ${secret}`,
            ...(key !== undefined && { 'idempotency-key': key }),
            ...(body && { 'content-type': 'application/json' }),
            'content-length': String(Buffer.byteLength(content)),
            ...headers,
          },
        });
        request.on('timeout', () => request.destroy(new Error('no answer in time')));
        request.on('error', reject);
        request.on('response', (response) => {
          let text = '';
          response.on('error', reject);
          response.on('data', (chunk: Buffer) => {
            text += chunk.toString();
          });
          response.on('end', () => {
            const milliseconds = performance.now() - startedAt;
            resolve({ status: response.statusCode ?? 0, text, milliseconds });
          });
        });
        request.end(content);
      }),
    close: () => agent.destroy(),
  };
}

export interface Insistence {
  /** Every try has a key of its own, as of a client that knows nothing of keys: for controls. */
  isForgetful?: boolean;
  /** Told of every try: the status, 0 when the connection failed. */
  tell?(status: number): void;
  /** Keeps the longest wait for an answer, in milliseconds. */
  slowest?: { ms: number };
  /** What the product said when it ended by itself: then nobody will answer. */
  lastWords?(): string | undefined;
}

const triesMax = 400;

/** Whether trying again with the same key makes sense. */
const isPassing = (reply: Reply) =>
  [429, 502, 503].includes(reply.status) || reply.text.includes('/problems/platform/still-in-flight');

/** Repeats a request with its key until it is answered. */
export async function insist(
  sender: Sender,
  request: Request & { key: string },
  { isForgetful = false, tell, slowest, lastWords }: Insistence = {},
): Promise<Reply> {
  for (let tries = 1; tries <= triesMax; tries++) {
    const key = isForgetful && tries > 1 ? newId() : request.key;
    const askedAt = performance.now();
    const reply = await sender.send({ ...request, key }).catch(() => undefined);
    tell?.(reply?.status ?? 0);
    if (slowest) slowest.ms = Math.max(slowest.ms, performance.now() - askedAt);
    if (reply && !isPassing(reply)) return reply;
    const words = reply ? undefined : lastWords?.();
    if (words !== undefined) throw new Error(`the product has ended: ${words}`);
    await sleep(Math.min(50 * tries, 500));
  }
  throw new Error(`${request.path} was not answered in ${triesMax} tries`);
}
