import path from 'node:path';
import { type App, buildApp } from './app.ts';
import { openWithDemonstration } from './demonstration/prepare.ts';
import { sealingOf, systemContext } from './installation.ts';
import { gatekeeper, linkLetterJob, linkLetters } from './modules/identity/index.ts';
import { sealLedger } from './modules/ledger/index.ts';
import { systemClock } from './platform/clock.ts';
import { type Config, ConfigError, readConfig } from './platform/config.ts';
import { createContext } from './platform/context.ts';
import { startJobs } from './platform/jobs.ts';
import { mailer } from './platform/mail.ts';
import { packageFolder } from './platform/migrations.ts';
import type { Demonstration } from './platform/status-routes.ts';
import { version } from './version.ts';

const startedAt = performance.now();

async function serve(): Promise<void> {
  const config = readConfig(process.env);
  const { installation, demonstration } = await openWithDemonstration({
    config,
    clock: systemClock,
    onError: (error) => console.error(`database: ${error.message}`),
    tell: (text) => console.log(text),
  });
  const { database } = installation;
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  const publicUrl = config.publicUrl ?? `http://${host}:${config.port}`;
  const app = await buildApp({
    database,
    clock: systemClock,
    version,
    logLevel: config.logLevel,
    publicUrl: config.publicUrl,
    trustProxy: config.trustProxy,
    rateLimitPerMinute: config.rateLimitPerMinute,
    metricsToken: config.metricsToken,
    demonstration,
    feedbackUrl: config.feedbackUrl,
    webFolder: path.join(packageFolder('.'), '..', 'web', 'dist'),
  });
  const sendMail = mailer({
    smtpUrl: config.smtpUrl,
    from: config.mailFrom,
    folder: path.join(installation.dataDir, 'mail'),
  });
  const gateContext = () =>
    createContext({ database, clock: systemClock, actor: gatekeeper, requestId: 'job', log: app.log });
  const sealing = sealingOf(config, installation);
  const jobs = await startJobs({
    pool: database.pool,
    onError: (message) => app.log.error(message),
    handlers: {
      [linkLetterJob]: linkLetters({ sendMail, publicUrl, gateContext }),
      sealLedger: async () => {
        await sealLedger(
          systemContext({ database, clock: systemClock, log: app.log, requestId: 'seal' }),
          sealing,
        );
      },
    },
    timetable: '*/5 * * * * sealLedger',
  });
  await jobs.addJob('sealLedger', {}, { jobKey: 'sealLedger' });
  const stop = async () => {
    await app.close();
    await jobs.stop();
    await installation.close();
  };
  stopOnSignal(stop);
  const address = await listen(app, config).catch(async (error) => {
    await stop();
    throw error;
  });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`Approdo ${version} è pronto su ${address} (${installation.origin}, ${seconds} s)`);
  if (demonstration) console.log(welcome(demonstration));
}

/** Who can sign in, for the person at the terminal. */
function welcome({ accounts, password, apiKey }: Demonstration): string {
  const lines = accounts.map(({ email, role }) => `  ${email.padEnd(32)}${role}`);
  return [
    'Mondo dimostrativo: può accedere',
    ...lines,
    `  password di tutti: ${password}`,
    `  chiave applicativa: ${apiKey}`,
  ].join('\n');
}

async function listen(app: App, { host, port }: Config): Promise<string> {
  try {
    return await app.listen({ host, port });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')
      throw new Error(`La porta ${port} è già occupata: indicarne un'altra con PORT.`);
    throw error;
  }
}

/** One Ctrl-C may arrive twice, from the terminal and from npm. */
const sameSignalMs = 1000;

/** The first signal lets requests under way finish; a later one does not wait. */
function stopOnSignal(stop: () => Promise<void>): void {
  let stoppingSince: number | undefined;
  const handle = () => {
    if (stoppingSince !== undefined) {
      if (performance.now() - stoppingSince > sameSignalMs) process.exit(1);
      return;
    }
    stoppingSince = performance.now();
    stop().then(
      () => process.exit(0),
      (error) => {
        console.error(error instanceof Error ? error.message : error);
        process.exit(1);
      },
    );
  };
  process.on('SIGINT', handle);
  process.on('SIGTERM', handle);
}

serve().catch((error) => {
  const message = error instanceof Error ? error.message : String(error);
  console.error(error instanceof ConfigError || !process.env.DEBUG ? message : error);
  process.exit(1);
});
