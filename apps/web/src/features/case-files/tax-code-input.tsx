import type { TaxCodeKind, TaxCodeViolation } from '@approdo/shared/tax-code';
import { useState } from 'react';
import { currentLanguage, useTexts } from '../../i18n/i18n.ts';
import { useCountries } from '../../lib/territory.ts';
import type { FieldProps } from '../../ui/field.ts';
import { CheckIcon } from '../../ui/icons.tsx';
import { Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Prose } from '../../ui/prose.tsx';
import { TaxCodeField } from '../../ui/tax-code-field.tsx';
import styles from './case-files.module.css';
import { type CodeHolder, checkTaxCode, isWhole } from './tax-code-check.ts';

export interface TaxCodeInputProps extends FieldProps<string> {
  holder: CodeHolder;
}

/** A tax code checked while it is typed: errors at the field, what only asks to look again below it. */
export function TaxCodeInput({ holder, ...field }: TaxCodeInputProps) {
  const t = useTexts();
  const countries = useCountries();
  const [hasLeft, setLeft] = useState(false);
  const { kind, errors, warnings } = checkTaxCode(field.value, holder, countries);
  const isJudged = field.value !== '' && (hasLeft || isWhole(field.value));
  const error = isJudged && errors.length > 0 ? errors.map(saidInFull).join(' ') : field.error;
  const isRight = isJudged && errors.length === 0 && kind !== null;
  const isDoubtful = isRight && warnings.length > 0;
  return (
    <Stack gap={isDoubtful ? 2 : 1}>
      <TaxCodeField
        {...field}
        error={error}
        onBlur={() => setLeft(true)}
        description={isRight ? <Right kind={kind} /> : t('caseFiles.taxCode.hint')}
      />
      <div role="status">{isDoubtful && <Warnings warnings={warnings} />}</div>
    </Stack>
  );
}

function Right({ kind }: { kind: TaxCodeKind }) {
  const t = useTexts();
  return (
    <span className={styles.right}>
      <CheckIcon size={14} />
      {t(`caseFiles.taxCode.right.${kind}`)}
    </span>
  );
}

function Warnings({ warnings }: { warnings: readonly TaxCodeViolation[] }) {
  const t = useTexts();
  return (
    <Notice tone="warning" title={t('caseFiles.taxCode.lookAgain')}>
      <Prose>
        <ul>
          {warnings.map((warning) => (
            <li key={warning.code}>{saidInFull(warning)}</li>
          ))}
        </ul>
      </Prose>
    </Notice>
  );
}

/** What is wrong and how to mend it, in the reader's language. */
export function saidInFull({ message, fix }: Pick<TaxCodeViolation, 'message' | 'fix'>): string {
  const language = currentLanguage();
  return `${message[language]} ${fix[language]}`;
}
