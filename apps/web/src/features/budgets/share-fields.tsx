import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { PlusIcon, TrashIcon } from '../../ui/icons.tsx';
import { FieldGrid, FieldWithTool, Stack } from '../../ui/layout.tsx';
import { MoneyField } from '../../ui/number-field.tsx';
import { type Option, SelectField } from '../../ui/select-field.tsx';
import { budgetDistrictsQuery } from './queries.ts';

/** What one district is to receive, as it is being typed. */
export interface Share {
  readonly districtId: string;
  readonly amountCents: number | null;
}

export interface ShareFieldsProps {
  /** "Quote" unless told. */
  title?: string;
  /** An amount left empty is nothing, and no omission. */
  isOptional?: boolean;
  shares: readonly Share[];
  errorOf: (path: string) => string | undefined;
  onChange: (shares: Share[]) => void;
}

/** One row for each district; a district already named is not offered again. */
export function ShareFields({ title, isOptional = false, shares, errorOf, onChange }: ShareFieldsProps) {
  const t = useTexts();
  const districts = useQuery(budgetDistrictsQuery);
  const options = (districts.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const free = (own: string) =>
    options.filter(({ value }) => value === own || shares.every(({ districtId }) => districtId !== value));
  const isFull = shares.length >= options.length;
  return (
    <Stack gap={3}>
      <h3>{title ?? t('budgets.allocate.shares')}</h3>
      {shares.map((share, index) => (
        <ShareRow
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place, as its errors are
          key={index}
          share={share}
          index={index}
          options={free(share.districtId)}
          isOptional={isOptional}
          errorOf={errorOf}
          onChange={(next) => onChange(shares.map((each, at) => (at === index ? next : each)))}
          {...(shares.length > 1 && { onRemove: () => onChange(shares.filter((_, at) => at !== index)) })}
        />
      ))}
      {!(isFull && isOptional) && (
        <div>
          <Button
            tone="quiet"
            icon={PlusIcon}
            onClick={() => onChange([...shares, { districtId: '', amountCents: null }])}
            disabledReasons={isFull ? [{ text: t('budgets.allocate.noMoreDistricts') }] : []}
          >
            {t('budgets.allocate.add')}
          </Button>
        </div>
      )}
    </Stack>
  );
}

interface ShareRowProps extends Required<Pick<ShareFieldsProps, 'errorOf' | 'isOptional'>> {
  share: Share;
  index: number;
  options: readonly Option[];
  onChange: (share: Share) => void;
  /** Absent for the only row. */
  onRemove?: () => void;
}

function ShareRow({ share, index, options, isOptional, errorOf, onChange, onRemove }: ShareRowProps) {
  const t = useTexts();
  const names = { district: `shares.${index}.districtId`, amount: `shares.${index}.amountCents` };
  const number = index + 1;
  return (
    <FieldGrid>
      <SelectField
        name={names.district}
        label={t('budgets.allocate.districtOf', { number })}
        required
        value={share.districtId}
        onChange={(districtId) => onChange({ ...share, districtId })}
        options={options}
        error={errorOf(names.district)}
      />
      <FieldWithTool
        tool={
          onRemove && (
            <IconButton
              icon={TrashIcon}
              label={t('budgets.allocate.removeOf', { number })}
              onClick={onRemove}
            />
          )
        }
      >
        <MoneyField
          name={names.amount}
          label={t('budgets.allocate.amountOf', { number })}
          required={!isOptional}
          value={share.amountCents}
          onChange={(amountCents) => onChange({ ...share, amountCents })}
          error={errorOf(names.amount)}
        />
      </FieldWithTool>
    </FieldGrid>
  );
}
