import { planCatalogue } from '@approdo/shared/plan-catalogue';
import { textBounds } from '@approdo/shared/text';
import { currentLanguage, useTexts } from '../../i18n/i18n.ts';
import type { FormState } from '../../ui/form.tsx';
import { ItalianDateField } from '../../ui/italian-date-field.tsx';
import { Cell, FieldGrid } from '../../ui/layout.tsx';
import { SelectField } from '../../ui/select-field.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { ActionValues, PlanGoal } from './draft.ts';
import { responsibleOptions, themeOptions } from './labels.ts';

export interface ActionFieldsProps {
  form: FormState<ActionValues>;
  goals: readonly PlanGoal[];
}

/** The fields of an action: picked from the catalogue or written freely, for a goal that exists or for a new one. */
export function ActionFields({ form, goals }: ActionFieldsProps) {
  const t = useTexts();
  const pick = (code: string) => {
    form.set('catalogueCode', code);
    const entry = planCatalogue.find((one) => one.code === code);
    if (entry === undefined) return;
    form.set('title', entry[currentLanguage()]);
    form.set('theme', entry.theme);
  };
  const isNewGoal = form.values.goalId === '';
  const span = isNewGoal ? 4 : 3;
  return (
    <FieldGrid>
      <Cell span={4}>
        <SelectField
          {...form.field('catalogueCode')}
          label={t('actionPlans.action.catalogue')}
          placeholder={t('actionPlans.action.freeText')}
          onChange={pick}
          options={catalogueOptions()}
        />
      </Cell>
      <Cell span={8}>
        <TextField
          {...form.field('title')}
          label={t('actionPlans.action.title')}
          maxLength={textBounds.line}
        />
      </Cell>
      <Cell span={span}>
        <SelectField
          {...form.field('goalId')}
          label={t('actionPlans.action.goal')}
          placeholder={t('actionPlans.action.newGoal')}
          options={goals.map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Cell>
      {isNewGoal && (
        <Cell span={8}>
          <TextField
            {...form.field('goalTitle')}
            required
            label={t('actionPlans.action.goalTitle')}
            maxLength={textBounds.line}
          />
        </Cell>
      )}
      <Cell span={span}>
        <SelectField
          {...form.field('theme')}
          label={t('actionPlans.action.theme')}
          options={themeOptions()}
        />
      </Cell>
      <Cell span={span}>
        <SelectField
          {...form.field('responsible')}
          label={t('actionPlans.action.responsible')}
          options={responsibleOptions(t)}
        />
      </Cell>
      <Cell span={span}>
        <ItalianDateField {...form.field('dueOn')} label={t('actionPlans.action.dueOn')} />
      </Cell>
    </FieldGrid>
  );
}

function catalogueOptions() {
  const language = currentLanguage();
  return planCatalogue.map((entry) => ({ value: entry.code, label: entry[language] }));
}
