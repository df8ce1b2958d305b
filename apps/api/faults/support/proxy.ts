import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/** A piece of what passes through a connection. */
export interface Passing {
  chunk: Buffer;
  /** `up` goes to the server, `down` comes from it. */
  way: 'up' | 'down';
  link: Link;
}

/** One connection through the proxy. */
export interface Link {
  isSilent: boolean;
}

/** What becomes of a piece: it passes, or the connection is reset, goes silent for ever, or waits. */
export type Judgement = 'pass' | 'reset' | 'silence' | { stallMs: number };

export interface FaultyProxy {
  port: number;
  /** Decides on each piece; everything passes until it is set. */
  judge(passing: Passing): Judgement;
  close(): Promise<void>;
}

/** A connection in the middle, on loopback, that can break in every way a network does. */
export async function openProxy(targetPort: number): Promise<FaultyProxy> {
  const open = new Set<net.Socket>();
  const server = net.createServer((client) => {
    const upstream = net.connect(targetPort, '127.0.0.1');
    for (const socket of [client, upstream]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
    }
    join(proxy, client, upstream);
  });
  const proxy: FaultyProxy = {
    port: 0,
    judge: () => 'pass',
    close: () => {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  proxy.port = typeof address === 'object' && address ? address.port : 0;
  return proxy;
}

function join(proxy: FaultyProxy, client: net.Socket, upstream: net.Socket): void {
  const link: Link = { isSilent: false };
  const pass = (from: net.Socket, to: net.Socket, way: Passing['way']) => {
    from.setNoDelay(true);
    from.on('data', (chunk) => {
      if (link.isSilent) return;
      const judgement = proxy.judge({ chunk, way, link });
      if (judgement === 'pass') to.write(chunk);
      else if (judgement === 'silence') link.isSilent = true;
      else if (judgement === 'reset') reset(client, upstream);
      else void stall(from, to, { chunk, stallMs: judgement.stallMs });
    });
    // a silent line does not say that it has ended
    from.on('close', () => link.isSilent || to.destroy());
    from.on('error', () => {});
  };
  pass(client, upstream, 'up');
  pass(upstream, client, 'down');
}

function reset(...sockets: net.Socket[]): void {
  for (const socket of sockets) socket.resetAndDestroy();
}

async function stall(
  from: net.Socket,
  to: net.Socket,
  { chunk, stallMs }: { chunk: Buffer; stallMs: number },
): Promise<void> {
  from.pause();
  await sleep(stallMs);
  to.write(chunk);
  from.resume();
}

/** The message with which a transaction is committed, alone or after what goes out with it. */
export const isCommit = ({ chunk, way }: Passing): boolean => way === 'up' && chunk.includes('commit\0');
