import { permissionsOf } from '@approdo/shared/permissions';
import { reserveDowry } from '../../src/modules/ledger/index.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { createContext } from '../../src/platform/context.ts';
import { connect } from '../../src/platform/database.ts';
import { newId } from '../../src/platform/id.ts';
import { editionId, type openStage, pick, reservedLines } from './stage.ts';

interface NodePostings {
  url: string;
  stage: Awaited<ReturnType<typeof openStage>>;
  seconds: number;
  connections: number;
}

/** The posting of a grant through the ledger's own command, one in a transaction, from as many connections; how many a second. */
export async function postThroughNode({ url, stage, seconds, connections }: NodePostings): Promise<number> {
  const database = connect({ url, size: connections, onError: () => {} });
  const actor = {
    kind: 'user' as const,
    id: newId(),
    role: 'authority' as const,
    organisationId: newId(),
    districtIds: [],
    permissions: permissionsOf('authority'),
    name: 'Misura',
  };
  const ctx = createContext({ database, clock: systemClock, actor, requestId: 'bench', log: console });
  const startedAt = performance.now();
  let posted = 0;
  const postOne = () => {
    const at = Math.floor(Math.random() * stage.districtIds.length);
    const [districtId, organisationId] = [pick(stage.districtIds, at), pick(stage.organisationIds, at)];
    const reservation = {
      dowryId: newId(),
      editionId,
      districtId,
      organisationId,
      components: reservedLines,
    };
    return ctx.transaction((tx) => reserveDowry(tx, ctx, reservation));
  };
  await Promise.all(
    Array.from({ length: connections }, async () => {
      while (performance.now() - startedAt < seconds * 1000) {
        await postOne();
        posted += 1;
      }
    }),
  );
  await database.close();
  return (posted / (performance.now() - startedAt)) * 1000;
}
