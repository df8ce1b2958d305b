import { dowryComponentLabels } from '@approdo/shared/dowry';
import { currentLanguage, useTexts } from '../../i18n/i18n.ts';
import { formatHours } from '../../lib/format.ts';
import { Section } from '../../ui/card.tsx';
import { Soft } from '../../ui/layout.tsx';
import { Money } from '../../ui/money.tsx';
import { type FigureRow, FigureTable } from './figure-table.tsx';
import type { Edition } from './queries.ts';

type Variant = Edition['variants'][number];

/** What a dowry of this length is worth, component by component, and what is behind each. */
export function VariantSection({ edition, variant }: { edition: Edition; variant: Variant }) {
  const t = useTexts();
  const language = currentLanguage();
  const title = t('programmes.section.variant', { length: variant.name[language] });
  return (
    <Section title={title} flush>
      <FigureTable
        caption={title}
        isAmount
        rows={componentRows(edition, variant)}
        total={{ term: t('programmes.dowry'), value: <Money cents={variant.amountCents.value} /> }}
      />
      <FigureTable caption={t('programmes.section.quantities')} isAmount rows={quantityRows(variant, t)} />
    </Section>
  );
}

function componentRows(edition: Edition, variant: Variant): FigureRow[] {
  const language = currentLanguage();
  return variant.components.map(({ component, amountCents, fundId }) => ({
    id: component,
    term: (
      <>
        {dowryComponentLabels[component][language]}{' '}
        <Soft small>{edition.funds.find(({ id }) => id === fundId.value)?.name}</Soft>
      </>
    ),
    value: <Money cents={amountCents.value} />,
    // the fund may be assumed where the amount is not: the weaker of the two sources is the one to show
    source: fundId.assumed && !amountCents.assumed ? fundId.source : amountCents.source,
    assumed: fundId.assumed || amountCents.assumed,
  }));
}

function quantityRows(variant: Variant, t: ReturnType<typeof useTexts>): FigureRow[] {
  const { monthlyAllowanceCents, months, requiredMinutes, tutoringMinutes } = variant;
  const rows: FigureRow[] = [
    { ...months, id: 'months', term: t('programmes.months'), value: months.value },
    {
      ...monthlyAllowanceCents,
      id: 'monthly',
      term: t('programmes.monthly'),
      value: <Money cents={monthlyAllowanceCents.value} />,
    },
    {
      ...requiredMinutes,
      id: 'required',
      term: t('programmes.requiredHours'),
      value: formatHours(requiredMinutes.value),
    },
  ];
  if (tutoringMinutes.value === null) return rows;
  const value = formatHours(tutoringMinutes.value);
  return [...rows, { ...tutoringMinutes, id: 'tutoring', term: t('programmes.tutoringHours'), value }];
}
