import http from 'node:http';

/** A request that is sent once. */
export interface Once {
  path: string;
  headers: Record<string, string>;
  body?: object;
}

interface PostEach {
  url: string;
  /** Taken one after the other; the run fails when they are used up before its time. */
  requests: Once[];
  connections: number;
  seconds: number;
}

/** Posts each request once, from as many connections at a time; answers how many a second. Every answer must be a success. */
export async function postEach({ url, requests, connections, seconds }: PostEach): Promise<number> {
  const { hostname, port } = new URL(url);
  const agent = new http.Agent({ keepAlive: true, maxSockets: connections });
  const send = ({ path, headers, body }: Once) =>
    new Promise<number>((resolve, reject) => {
      const content = body === undefined ? '' : JSON.stringify(body);
      const request = http.request({
        hostname,
        port,
        path,
        method: 'POST',
        agent,
        headers: {
          ...headers,
          'content-length': String(Buffer.byteLength(content)),
          ...(body && { 'content-type': 'application/json' }),
        },
      });
      request.on('error', reject);
      request.on('response', (response) => {
        let text = '';
        response.on('data', (chunk: Buffer) => {
          text += chunk.toString();
        });
        response.on('end', () => {
          const status = response.statusCode ?? 0;
          if (status < 300) resolve(status);
          else reject(new Error(`${path} answered ${status}: ${text.slice(0, 400)}`));
        });
      });
      request.end(content);
    });
  const startedAt = performance.now();
  let sent = 0;
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() - startedAt < seconds * 1000) {
        const next = requests.pop();
        if (!next) throw new Error('the requests are used up: prepare more of them');
        await send(next);
        sent++;
      }
    }),
  );
  agent.destroy();
  return (sent / (performance.now() - startedAt)) * 1000;
}
