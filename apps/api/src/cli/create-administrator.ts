// Makes the first administrator of an installation: npm run administrator -- --email nome@ente.it --name "Nome Cognome"
import readline from 'node:readline/promises';
import { parseArgs } from 'node:util';
import { openInstallation, systemContext } from '../installation.ts';
import { createAdministrator } from '../modules/identity/index.ts';
import { systemClock } from '../platform/clock.ts';
import { ConfigError, readConfig } from '../platform/config.ts';
import { Problem } from '../platform/problem.ts';

const usage =
  'Uso: npm run administrator -- --email nome@ente.it --name "Nome Cognome" [--authority "Nome dell’ente"]';

/** What was not said on the command line is asked for, when there is someone to ask. */
async function asked(): Promise<{ email: string; name: string; authorityName: string }> {
  const { values } = parseArgs({
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      authority: { type: 'string', default: 'Ente titolare' },
    },
  });
  const terminal = process.stdin.isTTY
    ? readline.createInterface({ input: process.stdin, output: process.stdout })
    : undefined;
  const email = (values.email ?? (await terminal?.question('Indirizzo di posta: ')) ?? '').trim();
  const name = (values.name ?? (await terminal?.question('Nome e cognome: ')) ?? '').trim();
  terminal?.close();
  if (!/^[^\s@]+@[^\s@]+$/.test(email) || email.length > 254 || name.length < 2 || name.length > 120)
    throw new ConfigError(usage);
  return { email, name, authorityName: values.authority };
}

async function run(): Promise<void> {
  const input = await asked();
  const config = readConfig(process.env);
  const installation = await openInstallation(config, (error) => console.error(`database: ${error.message}`));
  try {
    const system = systemContext({
      database: installation.database,
      clock: systemClock,
      log: console,
      requestId: 'administrator',
    });
    const token = await createAdministrator(system, input);
    const host = config.host.includes(':') ? `[${config.host}]` : config.host;
    const publicUrl = config.publicUrl ?? `http://${host}:${config.port}`;
    console.log(
      `Apri questo collegamento entro 7 giorni e scegli la password:\n${publicUrl}/invitation#${token}`,
    );
  } finally {
    await installation.close();
  }
}

run().catch((error: unknown) => {
  const known = error instanceof Problem ? error.kind.title.it : undefined;
  console.error(known ?? (error instanceof Error ? error.message : String(error)));
  process.exitCode = 1;
});
