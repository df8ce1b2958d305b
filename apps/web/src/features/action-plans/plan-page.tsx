import { useParams } from 'react-router';
import { useTexts } from '../../i18n/i18n.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { Page } from '../../ui/page.tsx';
import { PlanTab } from './plan-tab.tsx';

/** The action plans of a case file, on a page of their own. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const { caseFileId = '' } = useParams();
  return (
    <Page
      title={t('actionPlans.title')}
      breadcrumbs={[{ label: t('actionPlans.caseFile'), to: paths.caseFile(caseFileId) }]}
      isAllowed={can('action-plans:read')}
    >
      <PlanTab caseFileId={caseFileId} />
    </Page>
  );
}
