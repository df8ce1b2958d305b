import { useTexts } from '../../i18n/i18n.ts';
import { Row } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { Notice } from '../../ui/notice.tsx';
import type { CaseFile } from './queries.ts';

/** What every later step asks for and the file does not have yet, each with the way to its section. */
export function MissingFacts({ file }: { file: CaseFile }) {
  const t = useTexts();
  const missing = missingFacts(file);
  if (missing.length === 0) return null;
  return (
    <Notice tone="warning" title={t('caseFiles.missingFacts.title')}>
      <Row gap={3}>
        {missing.map((fact) => (
          <Link key={fact} to={`#${sections[fact]}`}>
            {t(`caseFiles.missingFacts.${fact}`)}
          </Link>
        ))}
      </Row>
    </Notice>
  );
}

const sections = {
  privacyNotice: 'consents',
  taxCode: 'tax-codes',
  stayPermit: 'stay-permits',
  employment: 'employment',
  workDeclaration: 'work-declarations',
} as const;

type Fact = keyof typeof sections;

/** The facts that are missing, in the order in which the work asks for them. */
export function missingFacts(file: CaseFile): Fact[] {
  const isThere: Record<Fact, boolean> = {
    privacyNotice: file.consents.some(({ kind }) => kind === 'privacyNotice'),
    taxCode: file.taxCodes.length > 0,
    stayPermit: file.stayPermits.length > 0,
    employment: file.employmentStatuses.some(({ endsOn }) => endsOn === null),
    workDeclaration: file.workDeclarations.some(({ revokedOn }) => revokedOn === null),
  };
  const order: Fact[] = ['privacyNotice', 'taxCode', 'stayPermit', 'employment', 'workDeclaration'];
  return order.filter((fact) => !isThere[fact]);
}
