import { canonicalTaxCode } from '@approdo/shared/tax-code';
import { searchable } from '@approdo/shared/text';
import type { ReactNode } from 'react';
import { type TextOf, useTexts } from '../../i18n/i18n.ts';
import { dash, formatDay, formatInstantDay } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { useCountryName } from '../../lib/territory.ts';
import { ButtonLink } from '../../ui/button.tsx';
import { Code } from '../../ui/layout.tsx';
import { type BadgeTone, StatusBadge } from '../../ui/status-badge.tsx';
import styles from './duplicate-cards.module.css';
import { birthWords, citizenshipWords, nameWords } from './person-words.ts';
import type { CaseFileMatch } from './queries.ts';
import type { Sought } from './search-first-form.tsx';

const tones: Record<CaseFileMatch['likelihood'], BadgeTone> = {
  certain: 'bad',
  likely: 'warning',
  possible: 'neutral',
};

export interface DuplicateCardsProps {
  sought: Sought;
  matches: readonly CaseFileMatch[];
}

/** The person who is looked for beside the files that may be theirs, fact by fact, with why each may be. */
export function DuplicateCards({ sought, matches }: DuplicateCardsProps) {
  const t = useTexts();
  return (
    <ul className={styles.cards} aria-label={t('caseFiles.duplicates.label')}>
      <li className={`${styles.card} ${styles.sought}`}>
        <div className={styles.head}>
          <StatusBadge tone="info">{t('caseFiles.duplicates.sought')}</StatusBadge>
        </div>
        <Facts facts={soughtFacts(sought, t)} />
      </li>
      {matches.map((match) => (
        <MatchCard key={match.caseFile.id} match={match} sought={sought} />
      ))}
    </ul>
  );
}

function MatchCard({ match, sought }: { match: CaseFileMatch; sought: Sought }) {
  const t = useTexts();
  const countryName = useCountryName();
  const { caseFile, likelihood, reasons } = match;
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        <StatusBadge tone={tones[likelihood]}>{t(`caseFiles.likelihood.${likelihood}`)}</StatusBadge>
        <p className={styles.reasons}>{reasonWords(reasons, t)}</p>
      </div>
      <Facts facts={matchFacts(match, { sought, countryName, t })} />
      <div className={styles.foot}>
        <ButtonLink
          to={paths.caseFile(caseFile.id)}
          tone={likelihood === 'certain' ? 'primary' : 'secondary'}
        >
          {t('caseFiles.duplicates.openThis')}
        </ButtonLink>
      </div>
    </li>
  );
}

/** Why a file may be the person's, as one sentence: `stesso nome, stessa data di nascita`. */
export function reasonWords(reasons: CaseFileMatch['reasons'], t: TextOf): string {
  return reasons.map((reason) => t(`caseFiles.reason.${reason}`)).join(', ');
}

interface Fact {
  readonly term: string;
  readonly value: ReactNode;
  /** What is known of both, and is the same. */
  readonly isSame?: boolean;
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  const t = useTexts();
  return (
    <dl className={styles.facts}>
      {facts.map(({ term, value, isSame }) => (
        <div key={term} className={isSame ? `${styles.fact} ${styles.same}` : styles.fact}>
          <dt>{term}</dt>
          <dd>
            {value}
            {isSame && <span className="visually-hidden">, {t('caseFiles.duplicates.same')}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

function soughtFacts({ familyName, givenName, birthDate, taxCode }: Sought, t: TextOf): Fact[] {
  const name = familyName || givenName ? nameWords({ familyName, givenName }) : dash;
  return [
    { term: t('caseFiles.column.name'), value: name },
    { term: t('caseFiles.field.birthDate'), value: formatDay(birthDate) },
    { term: t('caseFiles.field.taxCode'), value: taxCode ? <Code>{taxCode}</Code> : dash },
  ];
}

interface Comparing {
  sought: Sought;
  countryName: (code: string | null) => string;
  t: TextOf;
}

function matchFacts({ caseFile, reasons }: CaseFileMatch, { sought, countryName, t }: Comparing): Fact[] {
  const has = (...names: CaseFileMatch['reasons']) => names.some((name) => reasons.includes(name));
  const { taxCode } = caseFile;
  const isSameName = searchable(nameWords(caseFile)) === searchable(nameWords(sought));
  const isSameCode = taxCode !== null && canonicalTaxCode(taxCode) === canonicalTaxCode(sought.taxCode);
  return [
    {
      term: t('caseFiles.column.name'),
      value: nameWords(caseFile),
      isSame: isSameName || has('sameName'),
    },
    {
      term: t('caseFiles.field.birthDate'),
      value: birthWords(caseFile),
      isSame: has('sameBirthDate'),
    },
    {
      term: t('caseFiles.field.taxCode'),
      value: taxCode ? <Code>{taxCode}</Code> : dash,
      isSame: isSameCode || has('sameTaxCode', 'equivalentTaxCode'),
    },
    { term: t('caseFiles.column.citizenship'), value: citizenshipWords(caseFile, countryName, t) },
    { term: t('caseFiles.column.code'), value: <Code>{caseFile.code}</Code> },
    { term: t('caseFiles.column.updatedAt'), value: formatInstantDay(caseFile.updatedAt) },
  ];
}
