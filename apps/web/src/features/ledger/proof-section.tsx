import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { ApiProblem } from '../../lib/api-problem.ts';
import { saveFile } from '../../lib/csv.ts';
import { formatCount, formatInstant } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { DefinitionList, Section } from '../../ui/card.tsx';
import { CopyValue } from '../../ui/copy-value.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { DownloadIcon } from '../../ui/icons.tsx';
import { Soft, Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { proofQuery } from './queries.ts';

/** The seal that holds a transaction, and the file with which anybody checks it without this database. */
export function ProofSection({ transactionId }: { transactionId: string }) {
  const t = useTexts();
  return (
    <Section title={t('ledger.proof.title')}>
      <Proof transactionId={transactionId} />
    </Section>
  );
}

function Proof({ transactionId }: { transactionId: string }) {
  const t = useTexts();
  const { data, error, refetch } = useQuery(proofQuery(transactionId));
  if (error instanceof ApiProblem && error.is('ledger/not-sealed-yet'))
    return <Notice title={t('ledger.proof.notYet')}>{<p>{t('ledger.proof.notYetFix')}</p>}</Notice>;
  if (error) return <ErrorState problem={error} onRetry={() => refetch()} />;
  if (!data) return <TableSkeleton rows={3} />;
  const { seal } = data;
  const file = `approdo-prova-${transactionId}.json`;
  const save = () =>
    saveFile(file, {
      parts: [JSON.stringify(data, null, 2)],
      type: 'application/json',
    });
  return (
    <Stack gap={3}>
      <DefinitionList
        items={[
          { term: t('ledger.proof.seal'), value: formatCount(seal.number) },
          { term: t('ledger.proof.sealedAt'), value: formatInstant(seal.sealedAt) },
          { term: t('ledger.proof.root'), value: <CopyValue value={seal.root} />, wide: true },
        ]}
      />
      <div>
        <Button icon={DownloadIcon} onClick={save}>
          {t('ledger.proof.download')}
        </Button>
      </div>
      <Soft small>{t('ledger.proof.how')}</Soft>
      <CopyValue value={`npm run verify -- proof ${file}`} />
    </Stack>
  );
}
