import { useParams } from 'react-router';
import { EligibilityPanel } from '../features/dowries/eligibility-panel.tsx';
import { useCan } from '../lib/session.ts';
import { fixesIn } from './case-file-fixes.ts';

/** Whether the person of a case file may have a dowry; who writes the file is led to what is missing. */
export function Component() {
  const can = useCan();
  const { caseFileId = '' } = useParams();
  return (
    <EligibilityPanel
      caseFileId={caseFileId}
      fixTo={can('case-files:write') ? fixesIn(caseFileId) : undefined}
    />
  );
}
