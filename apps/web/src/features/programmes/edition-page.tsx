import { useQuery } from '@tanstack/react-query';
import { useParams } from 'react-router';
import { useTexts } from '../../i18n/i18n.ts';
import { paths } from '../../lib/paths.ts';
import { Section } from '../../ui/card.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Page } from '../../ui/page.tsx';
import { AdmissionList } from './admission-list.tsx';
import { conditionRows, guidanceRows, monthRows, windowRows } from './figure-rows.tsx';
import { FigureTable } from './figure-table.tsx';
import { type Edition, editionQuery } from './queries.ts';
import { SourceCell } from './source-cell.tsx';
import { StandingBadge } from './standing-badge.tsx';
import { VariantSection } from './variant-section.tsx';

/** One edition: every amount, term and condition, with its source. */
export function Component() {
  const t = useTexts();
  const { editionId = '' } = useParams();
  const { data: edition, error, isPending, refetch } = useQuery(editionQuery(editionId));
  return (
    <Page
      title={edition?.name ?? t('programmes.edition')}
      breadcrumbs={[{ label: t('programmes.list.title'), to: paths.editions() }]}
      beside={edition && <StandingBadge standing={edition.standing} />}
      subtitle={edition && <EditionSubtitle edition={edition} />}
      isLoading={isPending}
      error={error}
      onRetry={() => refetch()}
    >
      {edition && <EditionMatter edition={edition} />}
    </Page>
  );
}

function EditionSubtitle({ edition }: { edition: Edition }) {
  const t = useTexts();
  const funds = edition.funds.map(({ name }) => name).join(', ');
  const cup = edition.cup.value ? t('programmes.cup', { cup: edition.cup.value }) : t('programmes.noCup');
  return `${funds} · ${cup}`;
}

function EditionMatter({ edition }: { edition: Edition }) {
  const t = useTexts();
  return (
    <>
      <Notice title={t('programmes.assumedTitle')}>
        <p>{t('programmes.assumedMeaning')}</p>
      </Notice>
      {edition.variants.map((variant) => (
        <VariantSection key={variant.id} edition={edition} variant={variant} />
      ))}
      <Section title={t('programmes.section.window')} flush>
        <FigureTable caption={t('programmes.section.window')} rows={windowRows(edition, t)} />
      </Section>
      <Section title={t('programmes.section.admissions')} note={t('programmes.section.admissionsNote')} flush>
        <AdmissionList edition={edition} />
      </Section>
      <Section title={t('programmes.section.conditions')} flush>
        <FigureTable caption={t('programmes.section.conditions')} rows={conditionRows(edition, t)} />
      </Section>
      <Section
        title={t('programmes.section.documents')}
        actions={<SourceCell figure={edition.clearanceRequirements} />}
      >
        <ul>
          {edition.clearanceRequirements.value.map((one) => (
            <li key={one}>{t(`programmes.requirement.${one}`)}</li>
          ))}
        </ul>
      </Section>
      <Section title={t('programmes.section.guidance')} flush>
        <FigureTable caption={t('programmes.section.guidance')} rows={guidanceRows(edition, t)} />
      </Section>
      <Section title={t('programmes.section.month')} flush>
        <FigureTable caption={t('programmes.section.month')} rows={monthRows(edition, t)} />
      </Section>
    </>
  );
}
