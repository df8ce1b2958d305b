import { brokenAmong, type Fault, type Scale } from '../fault.ts';
import { type LoadOptions, reckon, reckoningHolds, startLoad } from '../support/load.ts';
import { openProduct } from '../support/product.ts';
import { isCommit, type Judgement, type Link, openProxy, type Passing } from '../support/proxy.ts';
import { openStage } from '../support/stage.ts';

/** The connection between API and database breaks in every way, most of all around COMMIT. */
export const connectionCut: Fault = {
  name: 'connection-cut',
  title: 'API and database cut off: reset, half-open, 5 s stall, exactly at COMMIT',
  run: async (scale) => {
    const cut = await askThrough(breakages(scale), { clients: 8, each: scale === 'long' ? 400 : 40 });
    const forgetful = await askThrough([resetAfterCommit], { clients: 1, each: 5, isForgetful: true });
    return {
      figures: {
        ...cut.reckoning,
        ...cut.broken,
        answers: cut.statuses.join(' '),
        'slowest answer ms': Math.round(cut.slowestMs),
      },
      broken: brokenAmong({
        ...reckoningHolds(cut.reckoning),
        'every way of breaking came': Object.values(cut.broken).every((count) => count > 0),
        'no answer but 201, 503 and 409 of a request still in flight': cut.statuses.every((status) =>
          [201, 409, 503].includes(status),
        ),
        'a silent connection is given up within 30 s': cut.slowestMs < 30_000,
      }),
      control: {
        without: 'the key, cut off after COMMIT',
        harm: `${forgetful.reckoning.surplus} done twice`,
        isHarmed: forgetful.reckoning.surplus > 0,
      },
    };
  },
};

interface Breakage {
  name: string;
  times: number;
  /** Whether it happens to this piece. */
  strikes(passing: Passing): boolean;
  does: Judgement;
}

/** A statement of a posting, on its way to the database. */
const isPosting = ({ chunk, way }: Passing) => way === 'up' && chunk.includes('post_to_ledger');

/** How far the transaction of a connection is that posts. */
type Progress = 'posting' | 'committing';
const progress = new WeakMap<Link, Progress>();

/** The message that commits a posting. */
function isPostingCommit(passing: Passing): boolean {
  const { link } = passing;
  if (isPosting(passing)) progress.set(link, 'posting');
  if (!isCommit(passing) || progress.get(link) !== 'posting') return false;
  progress.set(link, 'committing');
  return true;
}

/** The word that it is committed, on its way back. */
function isCommitted({ chunk, way, link }: Passing): boolean {
  if (way !== 'down' || progress.get(link) !== 'committing' || !chunk.includes('COMMIT\0')) return false;
  progress.delete(link);
  return true;
}

const resetBeforeCommit: Breakage = {
  name: 'cut before COMMIT',
  times: 1,
  strikes: isPostingCommit,
  does: 'reset',
};
/** The answer to COMMIT never arrives: it was done, and nobody can tell. */
const resetAfterCommit: Breakage = {
  name: 'cut after COMMIT',
  times: 1,
  strikes: isCommitted,
  does: 'reset',
};

function breakages(scale: Scale): Breakage[] {
  const often = scale === 'long' ? 40 : 3;
  const seldom = scale === 'long' ? 4 : 1;
  const halfOpen: Breakage = { name: 'half-open', times: seldom, strikes: isPosting, does: 'silence' };
  return [
    // its key stays taken until the database gives its side up, after 30 s: too long for the short form
    ...(scale === 'long' ? [halfOpen] : []),
    { name: 'stalled', times: seldom, strikes: isPosting, does: { stallMs: 5000 } },
    { name: 'reset', times: often, strikes: isPosting, does: 'reset' },
    { ...resetBeforeCommit, times: often },
    { ...resetAfterCommit, times: often },
    { ...resetAfterCommit, name: 'half-open after COMMIT', times: seldom, does: 'silence' },
  ];
}

async function askThrough(ways: readonly Breakage[], options: LoadOptions) {
  const stage = await openStage();
  const proxy = await openProxy(stage.cluster.port);
  const url = new URL(stage.cluster.ownerUrl);
  url.port = String(proxy.port);
  const product = await openProduct(url.toString());
  const broken = Object.fromEntries(ways.map(({ name }) => [name, 0]));
  try {
    proxy.judge = judgeOf(ways, broken);
    const slowest = { ms: 0 };
    const load = startLoad(stage, product, { ...options, slowest });
    await load.stop();
    proxy.judge = () => 'pass';
    const reckoning = await reckon(stage, load.acknowledged);
    return { reckoning, broken, statuses: [...load.statuses.keys()], slowestMs: slowest.ms };
  } finally {
    await product.close();
    await proxy.close();
    await stage.close();
  }
}

/** Breaks one piece in a few, in turn each way that strikes it and has not happened often enough. */
function judgeOf(ways: readonly Breakage[], broken: Record<string, number>) {
  let pieces = 0;
  return (passing: Passing): Judgement => {
    const moments = new Set([isPosting, isPostingCommit, isCommitted].filter((happens) => happens(passing)));
    const striking = ways.filter((way) => moments.has(way.strikes) && (broken[way.name] ?? 0) < way.times);
    if (striking.length === 0 || pieces++ % 3 !== 0) return 'pass';
    const [way] = striking.toSorted((a, b) => (broken[a.name] ?? 0) - (broken[b.name] ?? 0));
    if (!way) return 'pass';
    broken[way.name] = (broken[way.name] ?? 0) + 1;
    return way.does;
  };
}
