import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { PlanTab } from '../features/action-plans/plan-tab.tsx';
import { nameWords } from '../features/case-files/person-words.ts';
import { caseFileQuery } from '../features/case-files/queries.ts';

/** The action plans of a person, in their case file. */
export function Component() {
  const { caseFileId = '' } = useParams();
  const { data: file } = useQuery(caseFileQuery(caseFileId));
  return <PlanTab caseFileId={caseFileId} {...(file ? { personName: nameWords(file) } : {})} />;
}
