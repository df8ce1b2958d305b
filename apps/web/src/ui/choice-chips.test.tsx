import { screen, waitFor } from '@testing-library/react';
import { expect, test } from 'vitest';
import { renderPiece } from '../../test/render.tsx';
import { useListParams } from '../lib/list-params.ts';
import { useChoiceChips } from './choice-chips.ts';
import { FilterBar } from './filter-bar.tsx';

const gone = '019aa3a0-8888-7000-8000-000000000009';

function Filters({ isPending = false }: { isPending?: boolean }) {
  const list = useListParams(['district', 'fund']);
  const options = isPending ? [] : [{ value: 'fse', label: 'FSE+' }];
  const chips = useChoiceChips(list, [
    { name: 'district', label: 'Distretto', options, isPending, takesAnyId: true },
    { name: 'fund', label: 'Fondo', options, isPending },
  ]);
  return <FilterBar chips={chips}>{null}</FilterBar>;
}

const chip = (name: RegExp) => screen.findByRole('button', { name });

test('a filter is said by the name of what was chosen', async () => {
  renderPiece(<Filters />, '/?fund=fse');
  await chip(/^Fondo: FSE\+:/);
});

test('an id that no option bears is said in words, and can be removed', async () => {
  const { person, router } = renderPiece(<Filters />, `/?district=${gone}&fund=fse`);
  await person.click(await chip(/^Distretto: non in elenco:/));
  await waitFor(() => expect(router.state.location.search).toBe('?fund=fse'));
  expect(screen.queryByText(/Distretto/)).toBeNull();
});

test('what narrows nothing says so', async () => {
  renderPiece(<Filters />, '/?district=abc&fund=zzz');
  await chip(/^Distretto: non in elenco, senza effetto:/);
  await chip(/^Fondo: non in elenco, senza effetto:/);
});

test('an id in capitals, which the API would refuse, narrows nothing', async () => {
  renderPiece(<Filters />, `/?district=${gone.toUpperCase()}`);
  await chip(/^Distretto: non in elenco, senza effetto:/);
});

test('a code is not shown while the names are on their way', async () => {
  renderPiece(<Filters isPending />, `/?district=${gone}`);
  await chip(/^Distretto: …:/);
});
