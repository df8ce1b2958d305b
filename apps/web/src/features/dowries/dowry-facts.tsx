import { useTexts } from '../../i18n/i18n.ts';
import { formatDay, formatInstant, formatInstantDay, formatPeriod } from '../../lib/format.ts';
import { paths } from '../../lib/paths.ts';
import { useCan } from '../../lib/session.ts';
import { type Definition, DefinitionList, Section } from '../../ui/card.tsx';
import { Code, Soft, Stack } from '../../ui/layout.tsx';
import { Link } from '../../ui/link.tsx';
import { personNameOf } from './dowry-columns.tsx';
import type { Dowry } from './queries.ts';

/** What the dowry is about, and who did what to it. */
export function DowryFacts({ dowry }: { dowry: Dowry }) {
  const t = useTexts();
  const { promoter, district, edition } = dowry;
  const items: Definition[] = [
    { term: t('dowries.person'), value: <PersonCell dowry={dowry} />, wide: true },
    { term: t('dowries.promoter'), value: promoter.name, wide: true },
    { term: t('dowries.district'), value: district.name, wide: true },
    {
      term: t('dowries.edition'),
      value: <Link to={paths.edition(edition.id)}>{edition.name}</Link>,
      wide: true,
    },
    ...usePlanFacts(dowry),
    ...useHistory(dowry),
  ];
  return (
    <Section title={t('dowries.facts.title')}>
      <DefinitionList items={items} />
    </Section>
  );
}

function PersonCell({ dowry: { caseFile } }: { dowry: Dowry }) {
  const t = useTexts();
  const can = useCan();
  const name = personNameOf(caseFile);
  if (name === '') return <Soft>{t('dowries.namesHidden')}</Soft>;
  return (
    <>
      {can('case-files:read') ? <Link to={paths.caseFile(caseFile.id)}>{name}</Link> : name}{' '}
      {caseFile.code && (
        <Soft small>
          <Code>{caseFile.code}</Code>
        </Soft>
      )}
    </>
  );
}

function usePlanFacts({ plan, caseFile }: Dowry): Definition[] {
  const t = useTexts();
  const can = useCan();
  if (!plan) return [];
  const said = t('dowries.facts.planVersion', { number: plan.number, day: formatInstantDay(plan.signedAt) });
  return [
    {
      term: t('dowries.facts.plan'),
      value: can('action-plans:read') ? (
        <Link to={paths.caseFileTab(caseFile.id, 'plan')}>{said}</Link>
      ) : (
        said
      ),
      wide: true,
    },
    {
      term: t('dowries.facts.internship'),
      value: formatPeriod(plan.internshipStartsOn, plan.internshipEndsOn),
      wide: true,
    },
  ];
}

/** Each act with its author and, where there is one, its reason. */
function useHistory({ request, clearance, refusal, withdrawal }: Dowry): Definition[] {
  const t = useTexts();
  const signed = ({ at, byName }: { at: string; byName: string | null }) =>
    t('dowries.facts.by', { when: formatInstant(at), who: byName ?? t('dowries.facts.someone') });
  const ended = (term: string, act: typeof refusal): Definition[] =>
    act
      ? [
          {
            term,
            value: (
              <Stack gap={1}>
                <span>{signed(act)}</span>
                <Soft>{act.reason}</Soft>
              </Stack>
            ),
            wide: true,
          },
        ]
      : [];
  return [
    { term: t('dowries.facts.requested'), value: signed(request), wide: true },
    ...(clearance
      ? [
          {
            term: t('dowries.facts.granted'),
            value: (
              <Stack gap={1}>
                <span>{signed(clearance)}</span>
                <Soft>{t('dowries.facts.grantedOn', { day: formatDay(clearance.on) })}</Soft>
              </Stack>
            ),
            wide: true,
          },
        ]
      : []),
    ...ended(t('dowries.facts.refused'), refusal),
    ...ended(t('dowries.facts.withdrawn'), withdrawal),
  ];
}
