import { useTexts } from '../../i18n/i18n.ts';
import type { Column } from '../../ui/columns.ts';
import { Code } from '../../ui/layout.tsx';
import { OpenBadge } from './open-badge.tsx';
import type { OrganisationRow } from './queries.ts';

/** The columns of the list of bodies. */
export function useOrganisationColumns(): Column<OrganisationRow>[] {
  const t = useTexts();
  const place = ({ mainSeat }: OrganisationRow) => mainSeat && `${mainSeat.name} (${mainSeat.provinceCode})`;
  const held = ({ accreditations }: OrganisationRow) =>
    accreditations.map((kind) => t(`network.accreditation.kind.${kind}`)).join(', ');
  const code = ({ vatNumber, taxCode }: OrganisationRow) => vatNumber ?? taxCode;
  const stateOf = ({ closedOn }: OrganisationRow) => (closedOn === null ? 'open' : 'closed');
  return [
    { id: 'name', header: t('network.page.name'), cell: ({ name }) => name, text: ({ name }) => name },
    {
      id: 'kind',
      header: t('network.kindHeader'),
      cell: ({ kind }) => t(`network.kind.${kind}`),
      text: ({ kind }) => t(`network.kind.${kind}`),
    },
    {
      id: 'code',
      header: t('network.page.vatNumber'),
      cell: (row) => <Code>{code(row) ?? '–'}</Code>,
      text: (row) => code(row),
    },
    { id: 'place', header: t('network.seat.municipality'), cell: (row) => place(row) ?? '–', text: place },
    {
      id: 'accreditations',
      header: t('network.accreditation.kindHeader'),
      cell: (row) => held(row) || '–',
      text: held,
    },
    {
      id: 'state',
      header: t('network.list.state'),
      cell: ({ closedOn }) => <OpenBadge closedOn={closedOn} />,
      text: (row) => t(`network.state.${stateOf(row)}`),
    },
  ];
}
