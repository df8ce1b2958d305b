import type { ReactNode } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { formatInstant, formatInstantDay } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import type { Column } from '../../ui/columns.ts';
import { Code, Soft } from '../../ui/layout.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import type { ApiKey } from './queries.ts';

const stateOf = ({ revokedAt, expiresAt }: ApiKey) => {
  if (revokedAt !== null) return 'revoked';
  return new Date(expiresAt) <= new Date() ? 'expired' : 'valid';
};

/** The columns of the list of keys; the last one is there for who may end them. */
export function useApiKeyColumns(onRevoke: ((key: ApiKey) => void) | undefined): Column<ApiKey>[] {
  const t = useTexts();
  const columns: Column<ApiKey>[] = [
    {
      id: 'name',
      header: t('administration.apiKeys.name'),
      cell: ({ name, prefix }) => (
        <TwoLines first={name}>
          {t('administration.apiKeys.prefix')} <Code>{prefix}</Code>
        </TwoLines>
      ),
    },
    {
      id: 'body',
      header: t('administration.body'),
      cell: ({ organisation, actsAs }) => (
        <TwoLines first={organisation.name}>
          {t('administration.apiKeys.actsAs')} {t(`common.roles.${actsAs}`).toLowerCase()}
        </TwoLines>
      ),
    },
    {
      id: 'scopes',
      header: t('administration.apiKeys.scopes'),
      cell: ({ scopes }) => (
        <span title={scopes.join(', ')}>
          {t('administration.apiKeys.scopesOf', { count: scopes.length })}
        </span>
      ),
    },
    {
      id: 'lastUsed',
      header: t('administration.apiKeys.lastUsed'),
      cell: ({ lastUsedAt }) => (lastUsedAt ? formatInstant(lastUsedAt) : t('administration.apiKeys.never')),
    },
    {
      id: 'expires',
      header: t('administration.apiKeys.expires'),
      cell: ({ expiresAt }) => formatInstantDay(expiresAt),
    },
    {
      id: 'state',
      header: t('administration.apiKeys.state'),
      cell: (key) => <StateBadge state={stateOf(key)} />,
    },
  ];
  if (!onRevoke) return columns;
  return [
    ...columns,
    {
      id: 'revoke',
      header: t('administration.apiKeys.revoke'),
      hideHeader: true,
      align: 'end',
      cell: (key) =>
        stateOf(key) === 'valid' && (
          <Button onClick={() => onRevoke(key)} label={`${t('administration.apiKeys.revoke')}: ${key.name}`}>
            {t('administration.apiKeys.revoke')}
          </Button>
        ),
    },
  ];
}

function TwoLines({ first, children }: { first: string; children: ReactNode }) {
  return (
    <>
      {first}
      <br />
      <Soft small>{children}</Soft>
    </>
  );
}

function StateBadge({ state }: { state: 'valid' | 'expired' | 'revoked' }) {
  const t = useTexts();
  if (state === 'valid') return <StatusBadge tone="good">{t('administration.apiKeys.valid')}</StatusBadge>;
  return state === 'expired' ? (
    <StatusBadge tone="warning">{t('administration.apiKeys.expired')}</StatusBadge>
  ) : (
    <StatusBadge tone="bad">{t('administration.apiKeys.revokedState')}</StatusBadge>
  );
}
