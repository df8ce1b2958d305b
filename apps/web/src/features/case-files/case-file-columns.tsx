import { type TextOf, useTexts } from '../../i18n/i18n.ts';
import { dash, formatDay, formatInstant, formatInstantDay } from '../../lib/format.ts';
import { useCountryName } from '../../lib/territory.ts';
import type { Column } from '../../ui/columns.ts';
import { Code, Soft } from '../../ui/layout.tsx';
import styles from './case-files.module.css';
import { PermitBadge, permitWords } from './permit-badge.tsx';
import { ageWords, birthWords, citizenshipWords, nameWords, originalNameWords } from './person-words.ts';
import type { CaseFileSummary } from './queries.ts';

type FileColumn = Column<CaseFileSummary>;

/** The columns of the list; `showsBody` for who sees the files of several bodies. */
export function useCaseFileColumns({ showsBody }: { showsBody: boolean }): FileColumn[] {
  const t = useTexts();
  const countryName = useCountryName();
  return [
    ...personColumns(t, countryName),
    ...(showsBody ? [bodyColumn(t)] : []),
    ...standingColumns(t),
    ...changeColumns(t),
  ];
}

function personColumns(t: TextOf, countryName: (code: string | null) => string): FileColumn[] {
  return [
    { id: 'name', header: t('caseFiles.column.name'), sortBy: 'name', cell: nameWords, text: nameWords },
    {
      id: 'code',
      header: t('caseFiles.column.code'),
      cell: ({ code }) => <Code>{code}</Code>,
      text: ({ code }) => code,
    },
    {
      id: 'original',
      header: t('caseFiles.column.original'),
      isExtra: true,
      cell: (file) => originalNameWords(file) ?? dash,
      text: originalNameWords,
    },
    {
      id: 'age',
      header: t('caseFiles.column.age'),
      align: 'end',
      cell: (file) => ageWords(file, t),
      text: ({ age }) => age,
    },
    {
      id: 'birthDate',
      header: t('caseFiles.field.birthDate'),
      isExtra: true,
      cell: birthWords,
      text: birthWords,
    },
    {
      id: 'citizenship',
      header: t('caseFiles.column.citizenship'),
      cell: (file) => citizenshipWords(file, countryName, t),
      text: (file) => citizenshipWords(file, countryName, t),
    },
    {
      id: 'taxCode',
      header: t('caseFiles.field.taxCode'),
      isExtra: true,
      cell: ({ taxCode }) => (taxCode ? <Code>{taxCode}</Code> : dash),
      text: ({ taxCode }) => taxCode,
    },
  ];
}

function bodyColumn(t: TextOf): FileColumn {
  return {
    id: 'organisation',
    header: t('caseFiles.column.organisation'),
    cell: ({ organisation }) => organisation.name,
    text: ({ organisation }) => organisation.name,
  };
}

function standingColumns(t: TextOf): FileColumn[] {
  return [
    {
      id: 'district',
      header: t('caseFiles.column.district'),
      cell: ({ district }) => (district ? <span title={district.name}>{district.code}</span> : dash),
      text: ({ district }) => district?.name ?? null,
    },
    {
      id: 'permit',
      header: t('caseFiles.column.permit'),
      cell: ({ permit }) => (
        <span className={styles.whole}>
          <PermitBadge permit={permit} />
        </span>
      ),
      text: ({ permit }) => permitWords(permit, t),
    },
    {
      id: 'did',
      header: t('caseFiles.column.did'),
      cell: ({ workDeclaredOn }) =>
        workDeclaredOn ? formatDay(workDeclaredOn) : <Soft>{t('caseFiles.missing')}</Soft>,
      text: ({ workDeclaredOn }) => workDeclaredOn && formatDay(workDeclaredOn),
    },
  ];
}

function changeColumns(t: TextOf): FileColumn[] {
  return [
    {
      id: 'updatedAt',
      header: t('caseFiles.column.updatedAt'),
      sortBy: 'updatedAt',
      cell: ({ updatedAt }) => formatInstantDay(updatedAt),
      text: ({ updatedAt }) => formatInstant(updatedAt),
    },
    {
      id: 'lastUpdatedBy',
      header: t('caseFiles.column.lastUpdatedBy'),
      isExtra: true,
      cell: ({ lastUpdatedBy }) => lastUpdatedBy ?? dash,
      text: ({ lastUpdatedBy }) => lastUpdatedBy,
    },
  ];
}
