import type { FastifyInstance } from 'fastify';
import plugin from 'fastify-plugin';
import { besides } from '../../platform/context.ts';
import { recordAudit } from './commands.ts';

const openToAll = new Set(['territory', 'programmes', 'platform', 'identity']);

/** Records every read of an auditor before the reply leaves; a read that cannot be recorded is not answered. */
export const readRecording = plugin(async (app: FastifyInstance) => {
  app.addHook('preSerialization', async (request, reply, payload) => {
    const ctx = request.context;
    const [area = ''] = request.routeOptions.schema?.tags ?? [];
    if (ctx?.actor.role !== 'auditor' || reply.statusCode >= 400 || openToAll.has(area)) return payload;
    const { operationId = 'unnamed' } = request.routeOptions.schema ?? {};
    const ids = Object.values((request.params ?? {}) as Record<string, string>);
    await besides(ctx).transaction((tx) =>
      recordAudit(tx, ctx, {
        area: 'case',
        action: 'data.read',
        entity: operationId,
        entityId: ids[0] ?? null,
      }),
    );
    return payload;
  });
});
