// A process of its own that starts the server, says so, and stops it at the first line it is told.
import { startEmbeddedPostgres } from '../src/index.ts';

const server = await startEmbeddedPostgres({ dataDir: String(process.argv[2]) });
console.log(JSON.stringify({ pid: server.pid, url: server.url, adopted: server.adopted }));
process.stdin.once('data', async () => {
  await server.stop();
  process.exit(0);
});
