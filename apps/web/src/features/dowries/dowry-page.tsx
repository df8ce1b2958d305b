import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useTexts } from '../../i18n/i18n.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { Stack, WithSidebar } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { Page } from '../../ui/page.tsx';
import { ClearanceReview } from './clearance-review.tsx';
import { DowryActions } from './dowry-actions.tsx';
import { personNameOf } from './dowry-columns.tsx';
import { DowryFacts } from './dowry-facts.tsx';
import { DowryJournal } from './dowry-journal.tsx';
import { DowryLines } from './dowry-lines.tsx';
import { DowryStateBadge } from './dowry-state-badge.tsx';
import { DowrySteps } from './dowry-steps.tsx';
import { type Dowry, dowryQuery } from './queries.ts';
import { WaitingNotice } from './waiting-notice.tsx';

/** One dowry: its three lines, its journal, and what may be done with it. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const { dowryId = '' } = useParams();
  const {
    data: dowry,
    error,
    refetch,
  } = useQuery({
    ...dowryQuery(dowryId),
    enabled: can('dowries:read'),
  });
  return (
    <Page
      title={dowry?.code ?? t('dowries.list.title')}
      breadcrumbs={[{ label: t('dowries.list.title'), to: paths.dowries() }]}
      beside={dowry && <DowryStateBadge state={dowry.state} />}
      subtitle={dowry && <WhoseDowry dowry={dowry} />}
      actions={dowry && <DowryActions dowry={dowry} />}
      isAllowed={can('dowries:read')}
      isLoading={!dowry}
      error={error}
      onRetry={() => refetch()}
    >
      {dowry && <Cockpit dowry={dowry} />}
    </Page>
  );
}

function Cockpit({ dowry }: { dowry: Dowry }) {
  const can = useCan();
  const isToDecide = dowry.state === 'requested' && can('dowries:grant');
  return (
    <Stack gap={4}>
      <DowrySteps dowry={dowry} />
      <WaitingNotice dowry={dowry} />
      {isToDecide && <ClearanceReview dowry={dowry} />}
      <DowryLines dowry={dowry} />
      <WithSidebar sidebar={<DowryFacts dowry={dowry} />}>
        <DowryJournal dowry={dowry} />
      </WithSidebar>
    </Stack>
  );
}

/** The person, where the reader may know them, and the body that asked. */
function WhoseDowry({ dowry }: { dowry: Dowry }) {
  const can = useCan();
  const { caseFile, promoter, edition } = dowry;
  const name = personNameOf(caseFile);
  const parts = [promoter.name, edition.name].join(' · ');
  if (name === '' || !can('case-files:read')) return <>{parts}</>;
  return (
    <>
      <Link to={paths.caseFile(caseFile.id)}>{name}</Link> · {parts}
    </>
  );
}
