import { type Installation, openInstallation, systemContext } from '../installation.ts';
import type { Clock } from '../platform/clock.ts';
import { type Config, ConfigError } from '../platform/config.ts';
import type { Demonstration } from '../platform/status-routes.ts';
import { demonstration } from './accounts.ts';
import { demonstrationState, discardInterrupted, loadDemonstration } from './load.ts';

export interface PrepareOptions {
  config: Config;
  clock: Clock;
  onError(error: Error): void;
  /** Tells the person at the terminal what takes time. */
  tell(text: string): void;
}

/**
 * Opens the installation with its demonstration world: made the first time, made again when a kill left it half made.
 * With DEMO=0 there is none, and a database that holds one is refused with a ConfigError.
 */
export async function openWithDemonstration(
  options: PrepareOptions,
): Promise<{ installation: Installation; demonstration: Demonstration | null }> {
  const { config, clock, onError, tell } = options;
  let installation = await openInstallation(config, onError);
  try {
    let state = await demonstrationState(installation.ownerUrl);
    if (!config.demo) {
      if (state === 'present' || state === 'interrupted')
        throw new ConfigError(
          'DEMO=0 vuole un database vuoto, ma questo contiene il mondo dimostrativo: indicare un altro DATA_DIR o DATABASE_URL.',
        );
      return { installation, demonstration: null };
    }
    if (state === 'interrupted') {
      if (config.databaseUrl)
        throw new ConfigError(
          'Il caricamento del mondo dimostrativo è stato interrotto: svuotare il database di DATABASE_URL e riavviare.',
        );
      await discardInterrupted(installation.ownerUrl);
      await installation.close();
      installation = await openInstallation(config, onError);
      state = 'absent';
    }
    if (state === 'absent') {
      tell('Preparo il mondo dimostrativo, solo la prima volta…');
      const { database, ownerUrl } = installation;
      const system = systemContext({ database, clock, log: console, requestId: 'demonstration' });
      await loadDemonstration({ ownerUrl, database, clock, system });
    }
    return { installation, demonstration: state === 'inUse' ? null : demonstration };
  } catch (error) {
    await installation.close();
    throw error;
  }
}
