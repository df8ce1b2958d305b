export { defaultDataDir } from './data-dir.ts';
export { freePort } from './port.ts';
export { type EmbeddedPostgres, type EmbeddedPostgresOptions, startEmbeddedPostgres } from './server.ts';
