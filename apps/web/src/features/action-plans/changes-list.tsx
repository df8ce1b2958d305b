import { isCivilDate } from '@approdo/shared/dates';
import { planThemeLabels, planThemes } from '@approdo/shared/plan-catalogue';
import type { PlanChange, PlanFieldChange } from '@approdo/shared/plan-changes';
import { currentLanguage, type TextOf, useTexts } from '../../i18n/i18n.ts';
import { dash, formatDay, formatHours } from '../../lib/format.ts';
import { Soft, Stack, Strong } from '../../ui/layout.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';

const tones = { added: 'good', removed: 'bad', changed: 'info' } as const;

/** What changed between two texts of a plan: one line each, with before and after. */
export function ChangesList({ changes }: { changes: readonly PlanChange[] }) {
  const t = useTexts();
  if (changes.length === 0) return <p>{t('actionPlans.changes.none')}</p>;
  return (
    <ul>
      {changes.map((change) => (
        <li key={`${change.part}-${change.kind}-${change.title}-${change.fields.length}`}>
          <Stack gap={1}>
            <span>
              <StatusBadge tone={tones[change.kind]}>{t(`actionPlans.changes.${change.kind}`)}</StatusBadge>{' '}
              <Strong>{t(`actionPlans.part.${change.part}`)}</Strong> {change.title}
            </span>
            {change.fields.map((field) => (
              <FieldChange key={field.field} change={field} />
            ))}
          </Stack>
        </li>
      ))}
    </ul>
  );
}

function FieldChange({ change }: { change: PlanFieldChange }) {
  const t = useTexts();
  return (
    <span>
      <Soft>{fieldLabel(change.field, t)}: </Soft>
      <del>{wordsOf(change.field, change.before, t)}</del> →{' '}
      <ins>{wordsOf(change.field, change.after, t)}</ins>
    </span>
  );
}

const fields = [
  'variantId',
  'startsOn',
  'endsOn',
  'situation',
  'title',
  'theme',
  'goalId',
  'responsible',
  'dueOn',
  'outcome',
  'closedOn',
  'closingReason',
  'field',
  'minutes',
] as const;

function fieldLabel(name: string, t: TextOf): string {
  const known = fields.find((field) => field === name);
  return known ? t(`actionPlans.field.${known}`) : name;
}

/** A value the way the plan itself shows it. */
function wordsOf(field: string, value: string | null, t: TextOf): string {
  if (value === null || value === '') return dash;
  if (isCivilDate(value)) return formatDay(value);
  if (field === 'minutes') return formatHours(Number(value));
  if (field === 'theme') {
    const theme = planThemes.find((one) => one === value);
    return theme ? planThemeLabels[theme][currentLanguage()] : value;
  }
  if (field === 'responsible')
    return wordIn(['person', 'operator', 'mediator', 'host', 'service'], value, (one) =>
      t(`actionPlans.responsible.${one}`),
    );
  if (field === 'outcome')
    return wordIn(['open', 'done', 'dropped'], value, (one) => t(`actionPlans.outcome.${one}`));
  return value;
}

function wordIn<const Word extends string>(
  words: readonly Word[],
  value: string,
  say: (word: Word) => string,
): string {
  const word = words.find((one) => one === value);
  return word === undefined ? value : say(word);
}
