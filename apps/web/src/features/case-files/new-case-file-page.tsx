import { romeToday } from '@approdo/shared/dates';
import { useState } from 'react';
import { useTexts } from '../../i18n/i18n.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { Button } from '../../ui/button.tsx';
import { ArrowLeftIcon, PlusIcon } from '../../ui/icons.tsx';
import { Row, Stack } from '../../ui/layout.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { askToLeave } from './ask-to-leave.ts';
import { DuplicateCards } from './duplicate-cards.tsx';
import { NewPersonForm } from './new-person-form.tsx';
import { type CaseFileMatch, useSearchCaseFiles } from './queries.ts';
import { nobodySought, SearchFirstForm, type Sought, searchFor } from './search-first-form.tsx';

type Stage =
  | { readonly at: 'search' }
  | { readonly at: 'matches'; readonly matches: readonly CaseFileMatch[] }
  /** `excluded` are the files that are of somebody else, as the operator said. */
  | { readonly at: 'form'; readonly excluded: readonly string[] };

/** Opens a case file: first looks whether the person is already there, then asks for the person. */
export function Component() {
  const t = useTexts();
  const can = useCan();
  const { stage, sought, search, look, goBack, goToForm, setDirty } = useStages();
  const today = romeToday(new Date());
  const again = (
    <Button icon={ArrowLeftIcon} onClick={goBack}>
      {t('caseFiles.search.again')}
    </Button>
  );
  return (
    <Page
      title={t('caseFiles.new.title')}
      subtitle={t(`caseFiles.new.stage.${stage.at}`)}
      breadcrumbs={[{ label: t('caseFiles.list.title'), to: paths.caseFiles() }]}
      narrow={stage.at !== 'matches'}
      isAllowed={can('case-files:write')}
      actions={stage.at === 'search' ? null : again}
    >
      {stage.at === 'search' && (
        <SearchFirstForm
          initial={sought}
          today={today}
          isSearching={search.isPending}
          problem={search.error}
          onSearch={look}
        />
      )}
      {stage.at === 'matches' && <Matches sought={sought} matches={stage.matches} onNobody={goToForm} />}
      {stage.at === 'form' && (
        <NewPersonForm sought={sought} excluded={stage.excluded} today={today} onDirty={setDirty} />
      )}
    </Page>
  );
}

/** From the search to the files that look alike, and on to the form; back to the search, asking before work is lost. */
function useStages() {
  const t = useTexts();
  const [sought, setSought] = useState<Sought>(nobodySought);
  const [stage, setStage] = useState<Stage>({ at: 'search' });
  const [isDirty, setDirty] = useState(false);
  const search = useSearchCaseFiles();
  const look = (asked: Sought) => {
    setSought(asked);
    search.mutate(searchFor(asked), {
      onSuccess: ({ items }) =>
        setStage(items.length === 0 ? { at: 'form', excluded: [] } : { at: 'matches', matches: items }),
    });
  };
  const goBack = async () => {
    if (stage.at === 'form' && isDirty && !(await askToLeave(t))) return;
    setStage({ at: 'search' });
  };
  const goToForm = (excluded: readonly string[]) => setStage({ at: 'form', excluded });
  return { stage, sought, search, look, goBack, goToForm, setDirty };
}

interface MatchesProps {
  sought: Sought;
  matches: readonly CaseFileMatch[];
  /** None of them is the person. */
  onNobody: (excluded: readonly string[]) => void;
}

function Matches({ sought, matches, onNobody }: MatchesProps) {
  const t = useTexts();
  const ids = matches.map(({ caseFile }) => caseFile.id);
  const certain = matches.find(({ likelihood }) => likelihood === 'certain');
  // The API opens no second file with the same tax code, so the screen does not offer it.
  const disabledReasons = certain ? [{ text: t('caseFiles.duplicates.certainBlocks') }] : [];
  return (
    <Stack gap={4}>
      <Notice tone="warning" title={t('caseFiles.duplicates.found', { count: matches.length })}>
        <p>{t('caseFiles.duplicates.compare')}</p>
      </Notice>
      <DuplicateCards sought={sought} matches={matches} />
      <Row>
        <Button icon={PlusIcon} onClick={() => onNobody(ids)} disabledReasons={disabledReasons}>
          {t('caseFiles.duplicates.somebodyElse')}
        </Button>
      </Row>
    </Stack>
  );
}
