import { languageName } from '@approdo/shared/languages';
import { currentLanguage, useTexts } from '../../i18n/i18n.ts';
import { dash, formatInstant } from '../../lib/format.ts';
import { useCountryName } from '../../lib/territory.ts';
import { Card, DefinitionList } from '../../ui/card.tsx';
import { CopyValue } from '../../ui/copy-value.tsx';
import { Code, Columns, Row, Stack } from '../../ui/layout.tsx';
import type { ClockSpan } from '../../ui/permit-clock.tsx';
import { type BadgeTone, StatusBadge } from '../../ui/status-badge.tsx';
import { FileClock } from './file-clock.tsx';
import { permitTones, permitWords } from './permit-badge.tsx';
import { birthWords, citizenshipWords, originalNameWords, yearsWords } from './person-words.ts';
import type { CaseFile } from './queries.ts';

export interface FileBadgesProps {
  file: CaseFile;
  /** How far the person's path has come. */
  standing: { readonly tone: BadgeTone; readonly label: string } | null;
}

/** Beside the name: the code of the file, how far the path has come and, when it asks for attention, how the stay stands. */
export function FileBadges({ file, standing }: FileBadgesProps) {
  const t = useTexts();
  const tone = permitTones[file.permit.state];
  const original = originalNameWords(file);
  return (
    <Row gap={3}>
      {original && <bdi>{original}</bdi>}
      <Code>{file.code}</Code>
      {standing && <StatusBadge tone={standing.tone}>{standing.label}</StatusBadge>}
      {tone && (
        <StatusBadge tone={tone}>
          {t('caseFiles.permit.titled', { standing: permitWords(file.permit, t) })}
        </StatusBadge>
      )}
    </Row>
  );
}

/** Who changed the file last, and when. */
export function LastUpdate({ file }: { file: CaseFile }) {
  const t = useTexts();
  const who = file.lastUpdatedBy ?? t('caseFiles.clash.application');
  return t('caseFiles.lastUpdate', { when: formatInstant(file.updatedAt), who });
}

export interface FileHeaderProps {
  file: CaseFile;
  /** Other dates to be seen against those of the file. */
  dates?: readonly ClockSpan[];
}

/** Who the person is and what is valid until when, at the head of every part of the file. */
export function FileHeader({ file, dates = [] }: FileHeaderProps) {
  const t = useTexts();
  const countryName = useCountryName();
  const taxCode = file.taxCodes.toSorted((a, b) => b.validFrom.localeCompare(a.validFrom))[0];
  const languages = file.languages.map(({ language }) => languageName(language, currentLanguage()));
  return (
    <Card>
      <Columns minimum={26}>
        <Stack>
          <DefinitionList
            minimum={11}
            items={[
              {
                term: t('caseFiles.column.age'),
                value: `${yearsWords(file, t)} (${birthWords(file)})`,
              },
              { term: t('caseFiles.column.citizenship'), value: citizenshipWords(file, countryName, t) },
              {
                term: t('caseFiles.field.taxCode'),
                value: taxCode ? <CopyValue value={taxCode.code} /> : dash,
              },
              { term: t('caseFiles.column.district'), value: file.district?.name },
              { term: t('caseFiles.section.languages'), value: languages.join(', '), wide: true },
            ]}
          />
        </Stack>
        <FileClock file={file} also={dates} />
      </Columns>
    </Card>
  );
}
