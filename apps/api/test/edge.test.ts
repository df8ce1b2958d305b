import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callerOf } from './caller.ts';
import { useWorld, worldOrigin } from './world.ts';

const world = useWorld({ rateLimitPerMinute: 30, metricsToken: undefined });

/** A request as it comes over the wire, from another place on the network. */
const from = (remoteAddress: string, url: string, headers: Record<string, string> = {}) =>
  world.app.inject({ url, remoteAddress, headers: { host: 'approdo.test', ...headers } });

describe('a body', () => {
  const send = async (payload: string, contentType: string) => {
    const reply = await world.app.inject({
      method: 'POST',
      url: '/api/v1/sessions',
      remoteAddress: `10.1.0.${Math.floor(Math.random() * 250)}`,
      headers: { host: 'approdo.test', origin: worldOrigin, 'content-type': contentType },
      payload,
    });
    return { status: reply.statusCode, ...reply.json<{ type: string; detail: string }>() };
  };
  const json = 'application/json';

  it('over 1 MB is too large', async () => {
    const reply = await send(JSON.stringify({ email: 'x'.repeat(1_048_577), password: 'y' }), json);
    expect([reply.status, reply.type]).toEqual([413, '/problems/platform/too-large']);
  });

  it.each([
    '{',
    '',
    '{"email": }',
    '[1,',
    '{"email":"x","__proto__":{"admin":true}}',
    '{"constructor":{"prototype":{}}}',
  ])('that is no usable JSON (%s) is malformed', async (payload) => {
    const reply = await send(payload, json);
    expect([reply.status, reply.type]).toEqual([400, '/problems/platform/malformed']);
  });

  it.each([
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/xml',
  ])('of type %s is of no use here', async (contentType) => {
    const reply = await send('email=x', contentType);
    expect([reply.status, reply.type]).toEqual([415, '/problems/platform/unsupported-media-type']);
  });

  it('deep, long or of the wrong shape is refused with what is wrong, not with a failure', async () => {
    const nested = '['.repeat(50_000) + ']'.repeat(50_000);
    for (const payload of [nested, 'null', '5', '"text"', '[]', '{"email":{},"password":[]}'])
      expect((await send(payload, json)).status).toBe(400);
  });
});

describe('an address that leads nowhere', () => {
  it('is not found, as a problem, and is counted', async () => {
    for (const url of [
      '/api/v1/nothing',
      '/api/v1/users/not-a-uuid/x',
      '/%2e%2e/etc/passwd',
      '/api/v1/%00',
    ]) {
      const reply = await from('10.2.0.1', url);
      expect([url, reply.statusCode]).toEqual([url, 404]);
      expect(reply.json().type).toBe('/problems/platform/not-found');
      expect(reply.headers['x-ratelimit-limit']).toBe('30');
    }
  });

  it('and cannot even be read is malformed, as a problem that quotes nothing of it', async () => {
    for (const url of [
      '/api/v1/%E0%A4%A',
      '/api/v1/organisations/%E0%A4%A',
      `/api/v1/organisations/${'a'.repeat(101)}`,
    ]) {
      const reply = await from('10.2.0.2', url, { 'accept-language': 'en' });
      expect([url, reply.statusCode]).toEqual([url, 400]);
      expect(reply.headers['content-type']).toMatch(/^application\/problem\+json/);
      expect(reply.headers['content-language']).toBe('en');
      expect(reply.json()).toMatchObject({ type: '/problems/platform/malformed', status: 400 });
      expect(reply.body).not.toMatch(/%E0|aaaa/);
    }
  });
});

describe('every reply', () => {
  it('carries its id, is not kept, and tells the browser what never to do with it', async () => {
    const unreadable = ['/api/v1/organisations/%E0%A4%A', `/api/v1/organisations/${'a'.repeat(101)}`];
    for (const url of ['/api/v1/status', '/api/v1/account', '/api/v1/nothing', ...unreadable]) {
      const { headers } = await from('10.3.0.1', url);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'content-security-policy': "default-src 'none';frame-ancestors 'none'",
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers['x-correlation-id']).toMatch(/^[0-9a-f-]{36}$/);
      expect(headers['x-powered-by']).toBeUndefined();
      expect(headers['access-control-allow-origin']).toBeUndefined();
    }
  });

  it('with nothing in it is not kept either', async () => {
    const operator = await world.person('operator');
    expect((await operator.delete('/sessions')).headers['cache-control']).toBe('no-store');
  });
});

describe('the rate limit', () => {
  it('says what is left in every reply and when to come back', async () => {
    const seen: [number, unknown, unknown][] = [];
    for (let count = 0; count < 32; count++) {
      const { statusCode, headers } = await from('10.4.0.1', '/api/v1/status');
      seen.push([statusCode, headers['x-ratelimit-limit'], headers['x-ratelimit-remaining']]);
    }
    expect(seen[0]).toEqual([200, '30', '29']);
    expect(seen[29]).toEqual([200, '30', '0']);
    expect(seen[30]).toEqual([429, '30', '0']);
    const reply = await from('10.4.0.1', '/api/v1/status', { 'accept-language': 'en' });
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(reply.headers['x-ratelimit-reset'])).toBeLessThanOrEqual(60);
    expect(reply.json()).toMatchObject({
      type: '/problems/platform/too-many-requests',
      title: 'Too many requests: wait and try again',
    });
    expect((await from('10.4.0.2', '/api/v1/status')).statusCode).toBe(200);
  });

  it('counts what is refused: wrong keys, malformed requests, addresses that lead nowhere', async () => {
    const wrongKey = { authorization: 'Bearer apd_indovinata' };
    for (const [address, url, headers, status] of [
      ['10.5.0.1', '/api/v1/organisations', wrongKey, 401],
      ['10.5.0.2', '/api/v1/nothing', {}, 404],
      ['10.5.0.3', '/api/v1/account', {}, 401],
    ] as const) {
      const statuses: number[] = [];
      for (let count = 0; count < 31; count++) statuses.push((await from(address, url, headers)).statusCode);
      expect(statuses.slice(0, 30)).toEqual(Array.from({ length: 30 }, () => status));
      expect(statuses[30]).toBe(429);
    }
  });

  it('counts each user by themselves, wherever they are', async () => {
    const [one, other] = [await world.person('operator'), await world.person('operator')];
    for (let count = 0; count < 30; count++) expect((await one.get('/account')).status).toBe(200);
    expect((await one.get('/account')).status).toBe(429);
    expect((await other.get('/account')).status).toBe(200);
  });

  it('is tighter for asking for letters and setting passwords', async () => {
    const statuses: number[] = [];
    for (let count = 0; count < 11; count++) {
      const reply = await world.nobody.post(
        '/password-reset-requests',
        { email: 'x@y.test' },
        { origin: worldOrigin },
      );
      statuses.push(reply.status);
    }
    expect(statuses.slice(0, 10)).toEqual(Array.from({ length: 10 }, () => 202));
    expect(statuses[10]).toBe(429);
  });
});

describe('the metrics', () => {
  it('are read from this machine only', async () => {
    const here = await from('127.0.0.1', '/metrics');
    expect(here.statusCode).toBe(200);
    expect(here.body).toContain(
      'http_request_duration_seconds_count{method="GET",route="/api/v1/status",status="200"}',
    );
    expect((await from('::1', '/metrics')).statusCode).toBe(200);
    expect((await from('10.6.0.1', '/metrics')).statusCode).toBe(403);
    expect((await from('127.0.0.1', '/metrics', { 'x-forwarded-for': '10.6.0.1' })).statusCode).toBe(403);
    expect((await from('10.6.0.1', '/metrics', { authorization: 'Bearer undefined' })).statusCode).toBe(403);
  });

  it('name routes, never the addresses that were asked for', async () => {
    await from('10.6.0.2', '/api/v1/organisations/019aa3a0-0000-7000-8000-0000000000aa?q=Diallo');
    const { body } = await from('127.0.0.1', '/metrics');
    expect(body).not.toContain('Diallo');
    expect(body).not.toContain('019aa3a0');
    expect(body).toContain('route="/api/v1/organisations/:organisationId"');
  });
});

describe('over a real connection', () => {
  let port: number;
  beforeAll(async () => {
    await world.app.listen({ host: '127.0.0.1', port: 0 });
    port = (world.app.server.address() as AddressInfo).port;
  });
  afterAll(() => world.app.server.closeAllConnections());

  const request = (options: http.RequestOptions) =>
    new Promise<{ status: number; body: string }>((resolve, reject) => {
      const asked = http.request({ host: '127.0.0.1', port, agent: false, ...options }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') }),
        );
      });
      asked.on('error', reject);
      asked.end();
    });

  it('answers whether it works', async () => {
    const reply = await request({ path: '/api/v1/status' });
    expect(reply.status).toBe(200);
    expect(JSON.parse(reply.body)).toEqual({ status: 'ok', version: 'test' });
  });

  it('refuses headers too long to be meant, without falling', async () => {
    const long = { 'x-long': 'x'.repeat(40_000) };
    const status = await request({ path: '/api/v1/status', headers: long }).then(
      (reply) => reply.status,
      (error: NodeJS.ErrnoException) => error.code, // the connection is closed before everything is sent
    );
    expect([431, 'ECONNRESET']).toContain(status);
    expect((await request({ path: '/api/v1/status' })).status).toBe(200);
  });
});

it('a key is refused with a challenge, and nobody is told more than that', async () => {
  const stranger = callerOf(world.app, { id: '', organisationId: '' }, { authorization: 'Bearer apd_x' });
  const reply = await stranger.get('/organisations');
  expect(reply.headers['www-authenticate']).toBe('Bearer');
  expect(Object.keys(reply.body).sort()).toEqual(['detail', 'instance', 'status', 'title', 'type']);
});
