import { proveLedger } from '../../src/modules/ledger/index.ts';
import { newId } from '../../src/platform/id.ts';
import { brokenAmong, type Fault } from '../fault.ts';
import { insist, type Reply, type Sender, senderTo } from '../support/client.ts';
import { centTo } from '../support/load.ts';
import { openProduct } from '../support/product.ts';
import { openStage, type Stage } from '../support/stage.ts';

/** Of the twenty requests of a key, one asks for something else: five in a hundred. */
const sendsPerKey = 20;
const keysAtOnce = 5;

/** Each key comes 20 times at once, once with another content. */
export const repeatedKeys: Fault = {
  name: 'repeated-keys',
  title: 'each key sent 20 times in parallel, 5% altered',
  run: async (scale) => {
    const keys = scale === 'long' ? 500 : 15;
    const stage = await openStage();
    const product = await openProduct(stage.cluster.ownerUrl);
    const sender = senderTo(product.url);
    try {
      const seen = await sendAll(keys, (altered) => sendTwenty(stage, sender, altered));
      const rows = await allocationsIn(stage);
      const faults = await stage.system.transaction((tx) => proveLedger(tx));
      // the control: the same requests, each with a key of its own
      await sendTwenty(stage, sender, 0, () => newId());
      const doubled = (await allocationsIn(stage)) - rows;
      return {
        figures: { keys, sent: keys * sendsPerKey, effects: rows, 'refused 422': seen.refused },
        broken: brokenAmong({
          '1 effect for each key': rows === keys,
          'the same answer to the same content': seen.isSame,
          'another content is refused with 422': seen.isTold,
          'the ledger proves': faults.length === 0,
        }),
        control: {
          without: 'one key for all of them',
          harm: `${doubled} effects of ${sendsPerKey} requests`,
          isHarmed: doubled > 1,
        },
      };
    } finally {
      sender.close();
      await product.close();
      await stage.close();
    }
  },
};

async function sendAll(keys: number, send: (altered: number) => Promise<Reply[]>) {
  const seen = { refused: 0, isSame: true, isTold: true };
  for (let done = 0; done < keys; done += keysAtOnce) {
    const count = Math.min(keysAtOnce, keys - done);
    const groups = Array.from({ length: count }, async (_, at) => {
      const altered = (done + at) % sendsPerKey;
      const replies = await send(altered);
      const others = replies.filter((_reply, place) => place !== altered);
      const refused = replies.filter(({ status }) => status === 422);
      seen.refused += refused.length;
      seen.isSame &&= new Set(others.map(({ status, text }) => `${status} ${contentOf(text)}`)).size === 1;
      // whoever came first has the key: the altered one, or all the others
      seen.isTold &&=
        refused.length === (replies[altered]?.status === 422 ? 1 : sendsPerKey - 1) &&
        replies.every(({ status }) => status === 201 || status === 422);
    });
    await Promise.all(groups);
  }
  return seen;
}

/** A refusal names the request that it answers; the rest is the same. */
const contentOf = (text: string) => text.replace(/"instance":"[^"]*"/, '');

function sendTwenty(
  stage: Stage,
  sender: Sender,
  altered: number,
  keyOf: (shared: string) => string = (shared) => shared,
): Promise<Reply[]> {
  const shared = newId();
  return Promise.all(
    Array.from({ length: sendsPerKey }, (_, place) =>
      insist(sender, {
        path: '/budgets/allocations',
        secret: stage.authority.secret,
        key: keyOf(shared),
        body: centTo(stage, stage.districtIds[0] ?? '', place === altered ? 2 : 1),
      }),
    ),
  );
}

async function allocationsIn({ sql }: Stage): Promise<number> {
  const [row] = await sql<{ count: number }>(
    "select count(*)::int as count from ledger_transactions where evidence ->> 'actReference' = 'Prova'",
  );
  return row?.count ?? 0;
}
