import { screen, waitFor } from '@testing-library/react';
import { useState } from 'react';
import { describe, expect, test } from 'vitest';
import { renderPiece } from '../../test/render.tsx';
import { useListParams } from '../lib/list-params.ts';
import { FilterBar } from './filter-bar.tsx';
import { Pager } from './pager.tsx';
import { SavedViews } from './saved-views.tsx';
import { SearchFilter } from './search-filter.tsx';

function List() {
  const list = useListParams(['q', 'state']);
  const chips = list.values.state
    ? [{ id: 'state', label: `Stato: ${list.values.state}`, onRemove: () => list.set({ state: '' }) }]
    : [];
  return (
    <>
      <FilterBar chips={chips} onClear={list.clear} count={1234} tools={<SavedViews list="prova" />}>
        <SearchFilter name="q" label="Cerca" value={list.values.q} onSearch={(q) => list.set({ q })} />
      </FilterBar>
      <p>filtrato: {list.values.q}.</p>
      <Pager
        nextCursor={list.cursor === 'terza' ? null : list.cursor === 'seconda' ? 'terza' : 'seconda'}
        shown={25}
      />
    </>
  );
}

describe('the filters of a list', () => {
  test('live in the address, and changing one goes back to the first page', async () => {
    const { person, router } = renderPiece(<List />, '/?cursor=seconda&state=granted');
    await person.type(screen.getByLabelText('Cerca'), 'Adeyemi');
    await waitFor(() => expect(router.state.location.search).toBe('?state=granted&q=Adeyemi'));
    expect(screen.getByText('1.234 risultati')).toBeTruthy();
  });

  test('show as chips that remove them', async () => {
    const { person, router } = renderPiece(<List />, '/?state=granted&q=x');
    await person.click(screen.getByRole('button', { name: /Stato: granted.*togli il filtro/ }));
    expect(router.state.location.search).toBe('?q=x');
  });

  test('come back with Back', async () => {
    const { person, router } = renderPiece(<List />, '/?q=Bangura');
    await person.clear(screen.getByLabelText('Cerca'));
    await screen.findByText('filtrato: .');
    expect(router.state.location.search).toBe('');
    await router.navigate(-1);
    await waitFor(() => expect(screen.getByLabelText('Cerca')).toHaveProperty('value', 'Bangura'));
  });

  test('keep what is typed while a slow page takes up what was typed before', async () => {
    const { person } = renderPiece(<SlowSearch />);
    const field = screen.getByLabelText('Cerca');
    await person.type(field, 'Ade');
    await screen.findByText('chiesto: Ade');
    await person.type(field, 'yemi');
    await screen.findByText('mostrato: Ade');
    expect(field).toHaveProperty('value', 'Adeyemi');
    await screen.findByText('mostrato: Adeyemi');
    expect(field).toHaveProperty('value', 'Adeyemi');
  });

  test('can be kept under a name, and taken up again', async () => {
    window.localStorage.clear();
    const { person, router } = renderPiece(<List />, '/?state=granted&cursor=seconda');
    await person.click(screen.getByRole('button', { name: 'Viste salvate' }));
    await person.click(screen.getByRole('menuitem', { name: 'Salva questa vista' }));
    await person.type(await screen.findByRole('textbox', { name: /Nome della vista/ }), 'Concesse');
    await person.click(screen.getByRole('button', { name: 'Salva' }));
    await router.navigate('/');
    await person.click(screen.getByRole('button', { name: 'Viste salvate' }));
    await person.click(screen.getByRole('menuitem', { name: 'Concesse' }));
    expect(router.state.location.search).toBe('?state=granted');
  });
});

/** A page that takes up a search half a second after it was asked. */
function SlowSearch() {
  const [asked, setAsked] = useState('');
  const [shown, setShown] = useState('');
  const search = (text: string) => {
    setAsked(text);
    setTimeout(() => setShown(text), 500);
  };
  return (
    <>
      <SearchFilter name="q" label="Cerca" value={shown} onSearch={search} />
      <p>chiesto: {asked}</p>
      <p>mostrato: {shown}</p>
    </>
  );
}

function PersonalList() {
  const list = useListParams(['name', 'state'], personalNames);
  return (
    <>
      <SearchFilter
        name="name"
        label="Nome"
        value={list.values.name}
        onSearch={(name) => list.set({ name })}
      />
      <p>filtrato: {list.values.name}.</p>
      <button type="button" onClick={() => list.set({ state: 'granted' })}>
        Solo concesse
      </button>
      <Pager nextCursor={list.cursor === '' ? 'seconda' : null} shown={25} />
    </>
  );
}
const personalNames = ['name'] as const;

describe('a filter that may be personal', () => {
  test('never enters the address, outlives the other filters and the pages, and comes back with Back', async () => {
    const { person, router } = renderPiece(<PersonalList />, '/?name=Bangura');
    const field = () => screen.getByLabelText('Nome');
    expect(field()).toHaveProperty('value', '');
    await person.type(field(), 'Adeyemi');
    await screen.findByText('filtrato: Adeyemi.');
    expect(router.state.location.search).toBe('');
    await person.click(screen.getByRole('button', { name: 'Solo concesse' }));
    await person.click(screen.getByRole('button', { name: 'Successivi' }));
    expect(router.state.location.search).toBe('?state=granted&cursor=seconda');
    expect(field()).toHaveProperty('value', 'Adeyemi');
    await person.clear(field());
    await screen.findByText('filtrato: .');
    expect(router.state.location.search).toBe('?state=granted');
    await router.navigate(-1);
    await waitFor(() => expect(field()).toHaveProperty('value', 'Adeyemi'));
  });
});

describe('the pages of a list', () => {
  test('go on and back through the cursors that were passed', async () => {
    const { person, router } = renderPiece(<List />, '/?state=granted');
    expect(screen.queryByRole('button', { name: 'Precedenti' })).toBeNull();
    await person.click(screen.getByRole('button', { name: 'Successivi' }));
    await person.click(screen.getByRole('button', { name: 'Successivi' }));
    expect(router.state.location.search).toBe('?state=granted&cursor=terza');
    expect(screen.getByText(/Pagina 3/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: 'Successivi' })).toBeNull();
    await person.click(screen.getByRole('button', { name: 'Precedenti' }));
    expect(router.state.location.search).toBe('?state=granted&cursor=seconda');
    await person.click(screen.getByRole('button', { name: 'Precedenti' }));
    expect(router.state.location.search).toBe('?state=granted');
  });
});
