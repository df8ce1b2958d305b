import { useParams } from 'react-router';
import { CaseFileDowry } from '../features/dowries/case-file-dowry.tsx';
import { useCan } from '../lib/session.ts';
import { fixesIn } from './case-file-fixes.ts';

/** The dowries of the person of a case file, and whether another may be asked for. */
export function Component() {
  const can = useCan();
  const { caseFileId = '' } = useParams();
  return (
    <CaseFileDowry
      caseFileId={caseFileId}
      fixTo={can('case-files:write') ? fixesIn(caseFileId) : undefined}
    />
  );
}
