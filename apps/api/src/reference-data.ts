import type pg from 'pg';
import { synchroniseEditions } from './modules/programmes/index.ts';
import { loadTerritory } from './modules/territory/index.ts';

/** Loads what ships with the product (places, editions) after the migrations, as the owner; quick when nothing changed. */
export async function loadReferenceData(client: pg.Client): Promise<void> {
  await loadTerritory(client);
  await synchroniseEditions(client);
}
