import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import { type Plan, planEligibilityQuery } from './queries.ts';

/**
 * What stands in the way of the plan in the case file: a permit that ends before the internship does, a condition that
 * is not met. The plan can be written and signed all the same; the dowry could not be asked for.
 */
export function PathWarnings({ plan }: { plan: Plan }) {
  const t = useTexts();
  const can = useCan();
  const { data } = useQuery({ ...planEligibilityQuery(plan), enabled: can('eligibility:read') });
  const warned = (data?.conditions ?? []).filter(
    ({ outcome, warning }) => outcome === 'unmet' || warning !== null,
  );
  if (warned.length === 0) return null;
  return (
    <Notice tone="warning" title={t('actionPlans.warnings.title')}>
      <ul>
        {warned.map(({ code, seen, title, warning }) => (
          <li key={code}>
            {title}: {warning ?? seen}
          </li>
        ))}
      </ul>
      <p>
        <Link to={paths.caseFileTab(plan.caseFileId, 'eligibility')}>{t('actionPlans.warnings.link')}</Link>
      </p>
    </Notice>
  );
}
