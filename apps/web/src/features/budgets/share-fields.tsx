import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { Button, IconButton } from '../../ui/button.tsx';
import { PlusIcon, TrashIcon } from '../../ui/icons.tsx';
import { Cell, FieldGrid, Row, Stack } from '../../ui/layout.tsx';
import { MoneyField } from '../../ui/number-field.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { budgetDistrictsQuery } from './queries.ts';

/** What one district is to receive, as it is being typed. */
export interface Share {
  readonly districtId: string;
  readonly amountCents: number | null;
}

export interface ShareFieldsProps {
  shares: readonly Share[];
  errorOf: (path: string) => string | undefined;
  onChange: (shares: Share[]) => void;
}

/** One row for each district; a district already named is not offered again. */
export function ShareFields({ shares, errorOf, onChange }: ShareFieldsProps) {
  const t = useTexts();
  const districts = useQuery(budgetDistrictsQuery);
  const options = (districts.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }));
  const free = (own: string) =>
    options.filter(({ value }) => value === own || shares.every(({ districtId }) => districtId !== value));
  const change = (index: number, next: Partial<Share>) =>
    onChange(shares.map((share, at) => (at === index ? { ...share, ...next } : share)));
  return (
    <Stack gap={3}>
      <h3>{t('budgets.allocate.shares')}</h3>
      {shares.map((share, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place, as its errors are
        <FieldGrid key={index}>
          <Cell span={6}>
            <SelectField
              name={`shares.${index}.districtId`}
              label={t('budgets.allocate.districtOf', { number: index + 1 })}
              required
              value={share.districtId}
              onChange={(districtId) => change(index, { districtId })}
              options={free(share.districtId)}
              error={errorOf(`shares.${index}.districtId`)}
            />
          </Cell>
          <Cell span={6}>
            <Row gap={2} align="top">
              <MoneyField
                name={`shares.${index}.amountCents`}
                label={t('budgets.allocate.amountOf', { number: index + 1 })}
                required
                value={share.amountCents}
                onChange={(amountCents) => change(index, { amountCents })}
                error={errorOf(`shares.${index}.amountCents`)}
              />
              {shares.length > 1 && (
                <IconButton
                  icon={TrashIcon}
                  label={t('budgets.allocate.removeOf', { number: index + 1 })}
                  onClick={() => onChange(shares.filter((_, at) => at !== index))}
                />
              )}
            </Row>
          </Cell>
        </FieldGrid>
      ))}
      <div>
        <Button
          tone="quiet"
          icon={PlusIcon}
          onClick={() => onChange([...shares, { districtId: '', amountCents: null }])}
          disabledReasons={
            shares.length < options.length ? [] : [{ text: t('budgets.allocate.noMoreDistricts') }]
          }
        >
          {t('budgets.allocate.add')}
        </Button>
      </div>
    </Stack>
  );
}
