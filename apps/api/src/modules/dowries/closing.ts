import { sql } from 'drizzle-orm';
import { organisationClosing } from '../network/index.ts';
import { promoterHasDowries } from './errors.ts';

// a promoter stays open while it has doti: who closes it may see none of them, so only their number is asked for
organisationClosing.add(async (tx, { organisationId }) => {
  const { rows } = await tx.execute<{ requested: number; granted: number }>(
    sql`select requested, granted from app.open_dowries_of(${organisationId}::uuid)`,
  );
  const { requested = 0, granted = 0 } = rows[0] ?? {};
  if (requested + granted > 0) throw promoterHasDowries(openDowries(requested, granted));
});

function openDowries(requested: number, granted: number) {
  return {
    detail: {
      it:
        `Doti ancora aperte: ${requested + granted} (concesse: ${granted}, in attesa di decisione: ${requested}). ` +
        'Prima della chiusura il promotore ritira quelle concesse; quelle in attesa possono essere ritirate o respinte.',
      en:
        `Doti still open: ${requested + granted} (${granted} granted, ${requested} waiting for a decision). ` +
        'Before the closure the promoter withdraws those granted; those waiting can be withdrawn or refused.',
    },
    extra: { requested, granted },
  };
}
