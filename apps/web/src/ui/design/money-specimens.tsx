import { DefinitionList } from '../card.tsx';
import { Columns } from '../layout.tsx';
import { Money, MoneyBar } from '../money.tsx';
import { StatTiles, TaskCard } from '../tiles.tsx';
import { Specimen } from './specimen.tsx';

export function MoneySpecimens() {
  return (
    <>
      <Amounts />
      <Waiting />
    </>
  );
}

function Waiting() {
  return (
    <Specimen name="Numeri e lavoro in attesa">
      <StatTiles
        stats={[
          { label: 'Riservato', value: <Money cents={47_520_000} /> },
          { label: 'Disponibile', value: <Money cents={71_280_000} />, note: 'ancora 120 doti' },
        ]}
      />
      <Columns minimum={14} isEven>
        <TaskCard
          count={3}
          label="nulla osta da completare"
          detail="Il più vecchio è del 16/11/2026."
          action={{ label: 'Completa', to: '/design' }}
          calm="Nessun nulla osta da completare"
          isUrgent
        />
        <TaskCard
          count={4}
          label="titoli di soggiorno in scadenza"
          action={{ label: 'Apri l’elenco', to: '/design' }}
          calm="Nessun titolo in scadenza"
        />
        <TaskCard
          count={0}
          label="piani da firmare"
          action={{ label: 'Apri i piani', to: '/design' }}
          calm="Tutti i piani sono firmati"
        />
        <TaskCard
          count={null}
          label="registri da chiudere"
          action={{ label: 'Apri', to: '/design' }}
          calm="Nessuno"
        />
      </Columns>
    </Specimen>
  );
}

function Amounts() {
  return (
    <Specimen name="Importi">
      <DefinitionList
        items={[
          { term: 'Importo', value: <Money cents={594_000} /> },
          { term: 'Recupero', value: <Money cents={-12_345} /> },
          { term: 'Zero', value: <Money cents={0} /> },
          { term: 'Non visibile al ruolo', value: <Money cents={null} /> },
          { term: 'Mancante', value: null },
        ]}
      />
      <MoneyBar
        label="Servizi dell’operatore"
        totalCents={234_000}
        parts={[
          { stage: 'reserved', cents: 90_000 },
          { stage: 'accrued', cents: 72_000 },
          { stage: 'claimed', cents: 36_000 },
          { stage: 'paid', cents: 36_000 },
          { stage: 'available', cents: 0 },
        ]}
      />
      <MoneyBar
        label="Budget del distretto LT/1"
        totalCents={11_880_000}
        parts={[
          { stage: 'reserved', cents: 4_752_000 },
          { stage: 'available', cents: 7_128_000 },
        ]}
      />
      <MoneyBar label="Non visibile" totalCents={null} parts={[{ stage: 'reserved', cents: null }]} />
    </Specimen>
  );
}
