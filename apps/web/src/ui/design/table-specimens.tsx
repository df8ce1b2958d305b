import type { ReactNode } from 'react';
import { type ListParams, useListParams } from '../../lib/list-params.ts';
import { Card } from '../card.tsx';
import { ColumnChooser } from '../column-chooser.tsx';
import { type Column, useColumnChoice } from '../columns.ts';
import { DataTable } from '../data-table.tsx';
import { ExportButton } from '../export-button.tsx';
import { FilterBar } from '../filter-bar.tsx';
import { Code, Stack } from '../layout.tsx';
import { Money } from '../money.tsx';
import { Pager } from '../pager.tsx';
import { SavedViews } from '../saved-views.tsx';
import { SearchFilter } from '../search-filter.tsx';
import { SelectField } from '../select-field.tsx';
import { type BadgeTone, StatusBadge } from '../status-badge.tsx';
import { Specimen } from './specimen.tsx';

interface Dowry {
  code: string;
  promoter: string;
  state: string;
  tone: BadgeTone;
  requestedOn: string;
  amountCents: number | null;
}

const rows: readonly Dowry[] = [
  {
    code: 'DO-2026-000121',
    promoter: 'Cooperativa Il Ponte',
    state: 'Concessa',
    tone: 'good',
    requestedOn: '02/11/2026',
    amountCents: 594_000,
  },
  {
    code: 'DO-2026-000122',
    promoter: 'Consorzio Nuovi Orizzonti',
    state: 'Richiesta',
    tone: 'violet',
    requestedOn: '09/11/2026',
    amountCents: 678_142,
  },
  {
    code: 'DO-2026-000123',
    promoter: 'Ente di formazione Aurora',
    state: 'Respinta',
    tone: 'bad',
    requestedOn: '12/11/2026',
    amountCents: null,
  },
];

const columns: readonly Column<Dowry>[] = [
  {
    id: 'code',
    header: 'Codice',
    cell: (row) => <Code>{row.code}</Code>,
    sortBy: 'code',
    text: (row) => row.code,
  },
  {
    id: 'promoter',
    header: 'Soggetto promotore',
    cell: (row) => row.promoter,
    sortBy: 'promoter',
    text: (row) => row.promoter,
  },
  {
    id: 'state',
    header: 'Stato',
    cell: (row) => <StatusBadge tone={row.tone}>{row.state}</StatusBadge>,
    text: (row) => row.state,
  },
  {
    id: 'requestedOn',
    header: 'Richiesta il',
    cell: (row) => row.requestedOn,
    text: (row) => row.requestedOn,
  },
  {
    id: 'amount',
    header: 'Importo',
    align: 'end',
    cell: (row) => <Money cents={row.amountCents} />,
    text: (row) => row.amountCents,
  },
];

const states = [
  { value: 'granted', label: 'Concessa' },
  { value: 'requested', label: 'Richiesta' },
] as const;

export function TableSpecimens() {
  return (
    <>
      <ListSpecimen />
      <Specimen name="Tabella vuota, in arrivo, con totali">
        <DataTable
          caption="Doti vuote"
          columns={columns}
          rows={[]}
          rowKey={(row) => row.code}
          empty={{
            title: 'Nessuna dote, per ora',
            description: 'Le doti nascono dalla pagina di un fascicolo con il piano firmato.',
          }}
        />
        <DataTable
          caption="Doti in arrivo"
          columns={columns}
          rows={[]}
          rowKey={(row) => row.code}
          isLoading
        />
        <DataTable
          caption="Doti con totale"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.code}
          narrow="scroll"
          totals={{ code: 'Totale', amount: <Money cents={1_272_142} /> }}
        />
      </Specimen>
    </>
  );
}

function ListSpecimen() {
  const list = useListParams(['q', 'state']);
  const choice = useColumnChoice('design', columns);
  const tools = (
    <>
      <SavedViews list="design" />
      <ColumnChooser columns={columns} choice={choice} />
      <ExportButton
        name="doti"
        columns={columns}
        hidden={choice.hidden}
        readPage={async () => ({ items: rows, nextCursor: null })}
      />
    </>
  );
  return (
    <Stack gap={2}>
      <h2>Elenco con filtri</h2>
      <Card flush>
        <Filters list={list} tools={tools} />
        <DataTable
          caption="Doti"
          columns={columns}
          rows={rows}
          rowKey={(row) => row.code}
          rowHref={(row) => `/design#${row.code}`}
          sort={list.sort}
          onSort={list.setSort}
          hidden={choice.hidden}
        />
        <Pager nextCursor="prossima" shown={rows.length} />
      </Card>
    </Stack>
  );
}

function Filters({ list, tools }: { list: ListParams<'q' | 'state'>; tools: ReactNode }) {
  const state = states.find((option) => option.value === list.values.state);
  const chips = [
    { id: 'q', label: `Testo: ${list.values.q}`, onRemove: () => list.set({ q: '' }) },
    { id: 'state', label: `Stato: ${state?.label ?? ''}`, onRemove: () => list.set({ state: '' }) },
  ].filter(({ id }) => (id === 'q' ? list.values.q !== '' : state !== undefined));
  return (
    <FilterBar chips={chips} onClear={list.clear} count={rows.length} tools={tools}>
      <SearchFilter name="q" label="Cerca" value={list.values.q} onSearch={(q) => list.set({ q })} />
      <SelectField
        name="stateFilter"
        label="Stato"
        options={states}
        value={state?.value ?? ''}
        onChange={(next) => list.set({ state: next })}
        placeholder="Tutti"
      />
    </FilterBar>
  );
}
