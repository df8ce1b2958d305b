import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { useListParams } from '../../lib/list-params.ts';
import { useCan } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { Card } from '../../ui/card.tsx';
import { askConfirmation } from '../../ui/confirm.tsx';
import { CopyValue } from '../../ui/copy-value.tsx';
import { DataTable } from '../../ui/data-table.tsx';
import { KeyIcon, PlusIcon } from '../../ui/icons.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { Modal } from '../../ui/modal.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { Pager } from '../../ui/pager.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { toast } from '../../ui/toast.tsx';
import { useApiKeyColumns } from './api-key-columns.tsx';
import { ApiKeyForm } from './api-key-form.tsx';
import { type ApiKey, apiKeyPageQuery, type NewApiKey, useRevokeApiKey } from './queries.ts';

/** The keys of other programs: what each may do, until when, when it was last used. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const [isMaking, setMaking] = useState(false);
  const list = useListParams([]);
  const page = useQuery({
    ...apiKeyPageQuery({ ...(list.cursor && { cursor: list.cursor }) }),
    enabled: can('api-keys:read'),
  });
  const revoke = useRevokeApiKey();
  const mayWrite = can('api-keys:write');
  const ask = async ({ id, name }: ApiKey) => {
    const question = {
      title: t('administration.apiKeys.revoke'),
      message: t('administration.apiKeys.revokeQuestion', { name }),
      confirm: t('administration.apiKeys.revoke'),
      isDangerous: true,
    };
    if (await askConfirmation(question))
      revoke.mutate(id, { onSuccess: () => toast(t('administration.apiKeys.revoked')) });
  };
  const columns = useApiKeyColumns(mayWrite ? (key) => void ask(key) : undefined);
  const rows = page.data?.items ?? [];
  const makeButton = mayWrite && (
    <Button tone="primary" icon={PlusIcon} onClick={() => setMaking(true)}>
      {t('administration.apiKeys.add')}
    </Button>
  );
  return (
    <Page
      title={t('administration.apiKeys.title')}
      subtitle={t('administration.apiKeys.subtitle')}
      error={page.error}
      onRetry={() => page.refetch()}
      isAllowed={can('api-keys:read')}
      actions={makeButton}
    >
      {revoke.error && <ProblemAlert problem={revoke.error} />}
      <Card flush>
        <DataTable
          caption={t('administration.apiKeys.title')}
          columns={columns}
          rows={rows}
          rowKey={({ id }) => id}
          isLoading={page.isPending}
          empty={{
            title: t('administration.apiKeys.emptyTitle'),
            description: t('administration.apiKeys.emptyFix'),
            icon: KeyIcon,
          }}
        />
        <Pager nextCursor={page.data?.nextCursor ?? null} shown={rows.length} />
      </Card>
      {isMaking && <MakeDialog onClose={() => setMaking(false)} />}
    </Page>
  );
}

function MakeDialog({ onClose }: { onClose: () => void }) {
  const t = useTexts();
  const [made, setMade] = useState<NewApiKey | null>(null);
  return (
    <Modal
      isOpen
      onClose={onClose}
      title={made ? t('administration.apiKeys.made') : t('administration.apiKeys.add')}
      size="large"
    >
      {made ? <Secret made={made} onClose={onClose} /> : <ApiKeyForm onCancel={onClose} onMade={setMade} />}
    </Modal>
  );
}

function Secret({ made, onClose }: { made: NewApiKey; onClose: () => void }) {
  const t = useTexts();
  return (
    <Stack gap={4}>
      <Notice tone="warning" title={made.name} isUrgent>
        <p>{t('administration.apiKeys.copyNow')}</p>
      </Notice>
      <div>
        <p>{t('administration.apiKeys.secret')}</p>
        <CopyValue value={made.secret} />
      </div>
      <Row justify="end">
        <Button tone="primary" onClick={onClose}>
          {t('administration.apiKeys.stored')}
        </Button>
      </Row>
    </Stack>
  );
}
