import { useTexts } from '../../i18n/i18n.ts';
import { formatInstantDay, formatPersonName, plainMoney } from '../../lib/format.ts';
import { useAccount } from '../../lib/session.ts';
import type { Column } from '../../ui/columns.ts';
import { Code, Soft } from '../../ui/layout.tsx';
import { Money } from '../../ui/money.tsx';
import { DowryStateBadge } from './dowry-state-badge.tsx';
import type { Dowry, DowrySummary } from './queries.ts';

/** The person's name as registers write it; empty for whoever may not read it. */
export function personNameOf({ familyName, givenName }: Dowry['caseFile']): string {
  return familyName === null ? '' : formatPersonName({ familyName, givenName: givenName ?? '' });
}

/** What the list shows of a dowry; a column that says the same in every row of the reader is left out. */
export function useDowryColumns(): Column<DowrySummary>[] {
  const t = useTexts();
  const { role } = useAccount();
  const person = usePersonColumn();
  const promoter = usePromoterColumn();
  const figures = useFigureColumns();
  return [
    {
      id: 'code',
      header: t('dowries.codeShort'),
      cell: ({ code }) => <Code>{code}</Code>,
      text: ({ code }) => code,
    },
    ...(role === 'coordinator' ? [] : [person]),
    ...(role === 'operator' ? [] : [promoter]),
    {
      id: 'district',
      header: t('dowries.district'),
      cell: ({ district }) => district.name,
      text: ({ district }) => district.name,
    },
    {
      id: 'edition',
      header: t('dowries.edition'),
      cell: ({ edition }) => edition.name,
      text: ({ edition }) => edition.name,
    },
    {
      id: 'state',
      header: t('dowries.stateHeader'),
      cell: ({ state }) => <DowryStateBadge state={state} />,
      text: ({ state }) => t(`dowries.state.${state}`),
    },
    ...figures,
  ];
}

function usePromoterColumn(): Column<DowrySummary> {
  const t = useTexts();
  return {
    id: 'promoter',
    header: t('dowries.promoter'),
    cell: ({ promoter }) => promoter.name,
    text: ({ promoter }) => promoter.name,
  };
}

function usePersonColumn(): Column<DowrySummary> {
  const t = useTexts();
  return {
    id: 'person',
    header: t('dowries.person'),
    cell: ({ caseFile }) => personNameOf(caseFile) || <Soft>{t('dowries.namesHidden')}</Soft>,
    text: ({ caseFile }) => personNameOf(caseFile),
  };
}

function useFigureColumns(): Column<DowrySummary>[] {
  const t = useTexts();
  return [
    {
      id: 'requestedAt',
      header: t('dowries.requested'),
      sortBy: 'requestedAt',
      cell: ({ requestedAt }) => formatInstantDay(requestedAt),
      text: ({ requestedAt }) => formatInstantDay(requestedAt),
    },
    {
      id: 'decidedAt',
      header: t('dowries.decided'),
      isExtra: true,
      cell: ({ decidedAt }) => formatInstantDay(decidedAt),
      text: ({ decidedAt }) => formatInstantDay(decidedAt),
    },
    {
      id: 'amount',
      header: t('dowries.amount'),
      align: 'end',
      cell: ({ amountCents }) => <Money cents={amountCents} />,
      text: ({ amountCents }) => plainMoney(amountCents),
    },
    {
      id: 'reserved',
      header: t('dowries.reserved'),
      align: 'end',
      cell: ({ reservedCents }) => <Money cents={reservedCents} />,
      text: ({ reservedCents }) => plainMoney(reservedCents),
    },
  ];
}
