import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { formatDay, formatMoney } from '../../lib/format.ts';
import { Button } from '../../ui/button.tsx';
import { Section } from '../../ui/card.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Row, Soft, Stack, Strong } from '../../ui/layout.tsx';
import { CompareDialog } from './compare-dialog.tsx';
import { type Plan, type PlanVersionSummary, versionListQuery } from './queries.ts';

/** The signed versions: who signed, when and how; two of them can be compared. */
export function VersionsPanel({ plan }: { plan: Plan }) {
  const t = useTexts();
  const [isComparing, setComparing] = useState(false);
  const { data, error, refetch } = useQuery({
    ...versionListQuery(plan.id),
    enabled: plan.lastVersion !== null,
  });
  if (plan.lastVersion === null) return null;
  const versions = data?.items ?? [plan.lastVersion];
  const canCompare = versions.length + (plan.state === 'inRevision' ? 1 : 0) > 1;
  return (
    <Section
      title={t('actionPlans.versions.title')}
      actions={
        canCompare && <Button onClick={() => setComparing(true)}>{t('actionPlans.versions.compare')}</Button>
      }
    >
      {error && <ErrorState problem={error} onRetry={() => refetch()} />}
      <Stack gap={3}>
        {versions.map((version) => (
          <VersionSummary key={version.id} version={version} />
        ))}
      </Stack>
      {isComparing && <CompareDialog plan={plan} versions={versions} onClose={() => setComparing(false)} />}
    </Section>
  );
}

function VersionSummary({ version }: { version: PlanVersionSummary }) {
  const t = useTexts();
  const { documentReference, guardianName, number, operator, plannedCents, reason } = version;
  const who = guardianName ?? t(`actionPlans.signatory.${version.signatory}`);
  return (
    <Stack gap={1}>
      <Row justify="spread">
        <Strong>{t('actionPlans.versions.number', { number })}</Strong>
        <span>{formatMoney(plannedCents)}</span>
      </Row>
      {reason && <span>{reason}</span>}
      <Soft small>
        {t('actionPlans.versions.signed', {
          who,
          when: formatDay(version.personSignedOn),
          how: t(`actionPlans.method.${version.personMethod}`),
        })}
      </Soft>
      <Soft small>
        {t('actionPlans.versions.signed', {
          who: operator.name ?? t('actionPlans.versions.application'),
          when: formatDay(version.operatorSignedOn),
          how: t(`actionPlans.method.${version.operatorMethod}`),
        })}
      </Soft>
      {documentReference && (
        <Soft small>{t('actionPlans.versions.document', { reference: documentReference })}</Soft>
      )}
    </Stack>
  );
}
