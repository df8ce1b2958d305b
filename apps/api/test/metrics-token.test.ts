import { expect, it } from 'vitest';
import { useWorld } from './world.ts';

const world = useWorld({ metricsToken: 'un-segreto-per-il-raccoglitore' });

it('a token reads the metrics from elsewhere, and only the right one', async () => {
  const from = (remoteAddress: string, authorization?: string) =>
    world.app.inject({ url: '/metrics', remoteAddress, headers: authorization ? { authorization } : {} });
  expect((await from('10.6.0.1', 'Bearer un-segreto-per-il-raccoglitore')).statusCode).toBe(200);
  expect((await from('10.6.0.1', 'Bearer un-segreto-per-il-raccoglitorx')).statusCode).toBe(403);
  expect((await from('10.6.0.1')).statusCode).toBe(403);
  expect((await from('127.0.0.1')).statusCode).toBe(200);
});
