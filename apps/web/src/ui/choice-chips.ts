import { useTexts } from '../i18n/i18n.ts';
import { idIn, type ListParams } from '../lib/list-params.ts';
import type { FilterChip } from './filter-bar.tsx';
import type { Option } from './select-field.tsx';

/** A filter whose value is one of a list. */
export interface ListChoice<Name extends string> {
  readonly name: Name;
  readonly label: string;
  readonly options: readonly Option[];
  /** The options are on their way. */
  readonly isPending?: boolean;
  /** An id narrows the list even when no option bears it: what it names was removed, or may not be seen. */
  readonly takesAnyId?: boolean;
}

/** The chips of the choices that are set. What the address says and no option names is said in words, never as a code. */
export function useChoiceChips<Name extends string>(
  list: Pick<ListParams<Name>, 'values' | 'set'>,
  choices: readonly ListChoice<Name>[],
): FilterChip[] {
  const t = useTexts();
  const said = ({ options, isPending, takesAnyId }: ListChoice<Name>, value: string) => {
    const option = options.find((each) => each.value === value);
    if (option) return option.label;
    if (isPending) return t('ui.filter.pending');
    return t(takesAnyId && idIn(value) !== '' ? 'ui.filter.unknown' : 'ui.filter.ignored');
  };
  return choices.flatMap((choice): FilterChip[] => {
    const { name, label } = choice;
    const value = list.values[name];
    if (value === '') return [];
    const removed: Partial<Record<Name, string>> = {};
    removed[name] = '';
    return [{ id: name, label: `${label}: ${said(choice, value)}`, onRemove: () => list.set(removed) }];
  });
}
