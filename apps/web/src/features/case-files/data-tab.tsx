import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useLocation, useParams } from 'react-router';
import { useTexts } from '../../i18n/i18n.ts';
import { useCan } from '../../lib/session.ts';
import { Columns, Stack } from '../../ui/layout.tsx';
import { useConsentKind } from './consent-records.tsx';
import { useWorkDeclarationKind } from './declaration-records.tsx';
import { useEducationKind } from './education-records.tsx';
import { useEmploymentKind } from './employment-records.tsx';
import { LanguagesSection } from './languages-section.tsx';
import { MissingFacts } from './missing-facts.tsx';
import { useServicePactKind } from './pact-records.tsx';
import { PersonFacts } from './person-facts.tsx';
import { type CaseFile, caseFileQuery } from './queries.ts';
import { RecordSection } from './record-section.tsx';
import { RevealButton } from './reveal-dialog.tsx';
import { useStayPermitKind } from './stay-permit-records.tsx';
import { useTaxCodeKind } from './tax-code-records.tsx';

/** Everything recorded in a case file, with what may be done to each record. */
export function Component() {
  const can = useCan();
  const { caseFileId = '' } = useParams();
  const { data: file } = useQuery(caseFileQuery(caseFileId));
  useArrivalAtSection(file !== undefined);
  // The page around shows why there is none yet.
  if (!file) return null;
  return (
    <Stack gap={4}>
      {can('case-files:write') && <MissingFacts file={file} />}
      <Columns minimum={30}>
        <Stack gap={4}>
          <PersonFacts file={file} />
          <LanguagesSection file={file} />
          <EducationSection file={file} />
        </Stack>
        <Stack gap={4}>
          <TaxCodeSection file={file} />
          <StayPermitSection file={file} />
          <EmploymentSection file={file} />
          <WorkDeclarationSection file={file} />
          <ServicePactSection file={file} />
          <ConsentSection file={file} />
        </Stack>
      </Columns>
    </Stack>
  );
}

// A link to a part of the file, as from a condition that is not met, brings the reader and the keyboard there.
function useArrivalAtSection(isShown: boolean) {
  const { hash, key } = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: following the same link again leads there again
  useEffect(() => {
    const section = isShown && hash !== '' ? document.getElementById(hash.slice(1)) : null;
    section?.querySelector<HTMLElement>('button, a')?.focus({ preventScroll: true });
    section?.scrollIntoView({ block: 'center' });
  }, [isShown, hash, key]);
}

interface SectionProps {
  file: CaseFile;
}

function TaxCodeSection({ file }: SectionProps) {
  const t = useTexts();
  return (
    <RecordSection
      file={file}
      kind={useTaxCodeKind()}
      id="tax-codes"
      title={t('caseFiles.section.taxCodes')}
      nothing={t('caseFiles.taxCode.nothing')}
    />
  );
}

function StayPermitSection({ file }: SectionProps) {
  const t = useTexts();
  return (
    <RecordSection
      file={file}
      kind={useStayPermitKind()}
      id="stay-permits"
      title={t('caseFiles.section.stayPermits')}
      note={file.restricted && file.revealed ? t('caseFiles.reveal.revealed') : undefined}
      nothing={t('caseFiles.permits.nothing')}
      tools={<RevealButton file={file} />}
    />
  );
}

function EmploymentSection({ file }: SectionProps) {
  const t = useTexts();
  return (
    <RecordSection
      file={file}
      kind={useEmploymentKind()}
      id="employment"
      title={t('caseFiles.section.employment')}
      nothing={t('caseFiles.employment.nothing')}
    />
  );
}

function WorkDeclarationSection({ file }: SectionProps) {
  const t = useTexts();
  return (
    <RecordSection
      file={file}
      kind={useWorkDeclarationKind()}
      id="work-declarations"
      title={t('caseFiles.section.workDeclarations')}
      nothing={t('caseFiles.did.nothing')}
    />
  );
}

function ServicePactSection({ file }: SectionProps) {
  const t = useTexts();
  return (
    <RecordSection
      file={file}
      kind={useServicePactKind()}
      id="service-pacts"
      title={t('caseFiles.section.servicePacts')}
      nothing={t('caseFiles.pact.nothing')}
    />
  );
}

function EducationSection({ file }: SectionProps) {
  const t = useTexts();
  return (
    <RecordSection
      file={file}
      kind={useEducationKind()}
      id="educations"
      title={t('caseFiles.section.educations')}
      nothing={t('caseFiles.education.nothing')}
    />
  );
}

function ConsentSection({ file }: SectionProps) {
  const t = useTexts();
  return (
    <RecordSection
      file={file}
      kind={useConsentKind()}
      id="consents"
      title={t('caseFiles.section.consents')}
      nothing={t('caseFiles.consent.nothing')}
    />
  );
}
