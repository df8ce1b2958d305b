import { useQuery } from '@tanstack/react-query';
import { useTexts } from '../../i18n/i18n.ts';
import { Button } from '../../ui/button.tsx';
import { ErrorState } from '../../ui/error-state.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { Modal } from '../../ui/modal.tsx';
import { TableSkeleton } from '../../ui/skeletons.tsx';
import { DuplicateCards } from './duplicate-cards.tsx';
import type { PersonValues } from './person-values.ts';
import { searchQuery } from './queries.ts';
import { type Sought, searchFor } from './search-first-form.tsx';

export interface DuplicatesDialogProps {
  values: PersonValues;
  /** The files that stopped the opening. */
  ids: readonly string[];
  /** Opens the file all the same: these are of somebody else. */
  onSomebodyElse: (ids: readonly string[]) => void;
  onClose: () => void;
}

/** The files that a refusal named, beside the person of the form; the form waits below as it was. */
export function DuplicatesDialog({ values, ids, onSomebodyElse, onClose }: DuplicatesDialogProps) {
  const t = useTexts();
  const sought: Sought = {
    taxCode: values['taxCodes.0.code'],
    familyName: values.familyName,
    givenName: values.givenName,
    birthDate: values.birthDate,
  };
  const found = useQuery(searchQuery(searchFor(sought)));
  const matches = (found.data?.items ?? []).filter(({ caseFile }) => ids.includes(caseFile.id));
  const isCertain = matches.some(({ likelihood }) => likelihood === 'certain');
  const disabledReasons = isCertain ? [{ text: t('caseFiles.duplicates.certainBlocks') }] : [];
  return (
    <Modal isOpen onClose={onClose} size="large" title={t('caseFiles.duplicates.refused')}>
      <Stack gap={4}>
        {found.isPending && <TableSkeleton rows={4} />}
        {found.isError && <ErrorState problem={found.error} onRetry={() => found.refetch()} />}
        {found.isSuccess && <DuplicateCards sought={sought} matches={matches} />}
        <Row justify="end" align="top">
          <Button onClick={onClose}>{t('caseFiles.duplicates.backToForm')}</Button>
          <Button
            onClick={() => {
              onClose();
              onSomebodyElse(ids);
            }}
            disabledReasons={disabledReasons}
          >
            {t('caseFiles.duplicates.somebodyElse')}
          </Button>
        </Row>
      </Stack>
    </Modal>
  );
}
